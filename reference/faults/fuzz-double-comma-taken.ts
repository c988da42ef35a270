import type { Fault } from '../fault.ts';

/** A reader that splits at commas and passes over what is empty. */
export default {
  name: 'fuzz-double-comma-taken',
  defect: 'Two commas in a row are read as one.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  found: 'fuzz',
  seams: {
    readsJson: (bytes, strict) => strict(Buffer.from(Buffer.from(bytes).toString('utf8').replaceAll(',,', ','))),
  },
} satisfies Fault;
