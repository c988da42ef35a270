import type { Fault } from '../fault.ts';

/** Names are normalised to NFC on the way out, but not when they are stored. */
export default {
  name: 'fuzz-combining-marks-composed',
  defect: 'When a bulk has an invalid item, `created` shows the names of the valid items in composed Unicode form.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  foundBy: 'fuzz',
  fewestItems: 2,
  seams: {
    reportsBulk: (result) =>
      result.errors.length === 0
        ? result
        : { ...result, created: result.created.map((code) => ({ ...code, name: String(code['name']).normalize('NFC') })) },
  },
} satisfies Fault;
