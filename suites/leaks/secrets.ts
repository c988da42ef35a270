import type { ExchangeRequirement } from '../../src/model/requirement.ts';
import { withKey } from '../kit/applies.ts';

export default {
  kind: 'exchange',
  id: 'leaks/secrets',
  level: 'MUST',
  title: 'No answer MUST repeat the key that was sent',
  source: 'CWE-200; OWASP API8:2023',
  needs: ['transport/answers'],
  applies: withKey,
  exercisedBy: 'any request with a key',
  concerns: ({ probe, reading }) => reading.kind !== 'unanswered' && probe.key.kind !== 'none' && probe.key.kind !== 'empty',
  *judge({ exchange }) {
    if (exchange.outcome.kind !== 'answered' || !exchange.outcome.leakedSecret) return;
    yield { code: 'secret-repeated', where: '', expected: 'no key', actual: 'the key that was sent' };
  },
} satisfies ExchangeRequirement;
