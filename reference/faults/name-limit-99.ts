import type { Fault } from '../fault.ts';

/** Less than where less or equal was meant. */
export default {
  name: 'name-limit-99',
  defect: 'A name of 100 characters is refused.',
  format: 'structured-error',
  breaks: ['accept/valid', 'accept/status'],
  seams: {
    rules: { nameMax: 99 },
  },
} satisfies Fault;
