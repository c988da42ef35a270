import { withKey } from '../kit/applies.ts';
import { exchange } from '../kit/requirement.ts';

export default exchange({
  id: 'leaks/secrets',
  level: 'MUST',
  title: 'An answer MUST NOT contain the API key that was sent',
  source: 'CWE-200; OWASP API8:2023',
  needs: ['transport/answers'],
  applies: withKey,
  exercisedBy: 'any request with an API key',
  codes: {
    'secret-repeated': {
      says: () => 'The answer contains the API key that was sent.',
      hint: 'Leave keys out of answers; look for messages and debug members that quote the request.',
    },
  },
  select: ({ probe, exchange: { outcome } }) => {
    const hasKey = probe.key.kind !== 'none' && probe.key.kind !== 'empty';
    return hasKey && outcome.kind === 'answered' ? outcome : undefined;
  },
  *judge({ leakedSecret }, { find }) {
    if (leakedSecret) yield find['secret-repeated']({ where: '', expected: 'no key', actual: 'the key that was sent' });
  },
});
