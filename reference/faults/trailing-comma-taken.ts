import type { Fault } from '../fault.ts';

/** A JSON5 reader. */
export default {
  name: 'trailing-comma-taken',
  defect: 'A trailing comma is taken.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    readsJson: (bytes, strict) =>
      strict(
        Buffer.from(
          Buffer.from(bytes)
            .toString('utf8')
            .replaceAll(/,\s*([}\]])/g, '$1'),
        ),
      ),
  },
} satisfies Fault;
