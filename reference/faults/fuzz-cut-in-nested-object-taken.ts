import type { Fault } from '../fault.ts';

/** A reader for streams, which ends what was open when the stream ended. */
export default {
  name: 'fuzz-cut-in-nested-object-taken',
  defect: 'A body that breaks off inside a nested object is completed and taken.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  found: 'fuzz',
  seams: {
    readsJson: (bytes, strict) => {
      const reading = strict(bytes);
      const text = Buffer.from(bytes).toString('utf8');
      const marks = text.replaceAll(/"(?:[^"\\]|\\.)*"/g, '').replaceAll(/[^{}"]/g, '');
      if (reading.kind === 'json' || !/^\{\{"?$/.test(marks)) return reading;
      return strict(Buffer.from(`${text}${marks.endsWith('"') ? '"' : ''}}}`));
    },
  },
} satisfies Fault;
