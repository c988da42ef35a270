import type { Fault } from '../fault.ts';

/** A streaming parser closes open objects at the end of the stream. */
export default {
  name: 'fuzz-cut-in-nested-object-taken',
  defect: 'The server completes and accepts a body that ends inside a nested object.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  foundBy: 'fuzz',
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
