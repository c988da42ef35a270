import type { Fault } from '../fault.ts';

/** The framework reads 100 kB of a body unless it is told otherwise. */
export default {
  name: 'bodies-over-100-kb-refused',
  defect: 'The server rejects every body of more than 100 kB as invalid JSON.',
  format: 'structured-error',
  breaks: ['bulk/partial-is-success'],
  seams: {
    readsJson: (bytes, strict) => (bytes.byteLength > 102_400 ? { kind: 'broken', why: 'it is too large' } : strict(bytes)),
  },
} satisfies Fault;
