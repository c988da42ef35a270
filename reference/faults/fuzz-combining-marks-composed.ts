import type { Fault } from '../fault.ts';

/** Names are normalised on the way, static ones before they are stored. */
export default {
  name: 'fuzz-combining-marks-composed',
  defect: 'In a bulk with a bad item the names of good ones are told in composed form.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  found: 'fuzz',
  least: 2,
  seams: {
    tells: (result) =>
      result.errors.length === 0
        ? result
        : { ...result, created: result.created.map((code) => ({ ...code, name: String(code['name']).normalize('NFC') })) },
  },
} satisfies Fault;
