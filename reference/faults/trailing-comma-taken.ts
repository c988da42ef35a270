import type { Fault } from '../fault.ts';

/** The parser reads JSON5. */
export default {
  name: 'trailing-comma-taken',
  defect: 'The server accepts JSON with a trailing comma.',
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
