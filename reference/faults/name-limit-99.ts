import type { Fault } from '../fault.ts';

/** The comparison uses "less than" instead of "less than or equal". */
export default {
  name: 'name-limit-99',
  defect: 'The server rejects a name of 100 characters, which is the documented maximum.',
  format: 'structured-error',
  breaks: ['accept/valid', 'accept/status'],
  seams: {
    rules: { nameMax: 99 },
  },
} satisfies Fault;
