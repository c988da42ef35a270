import type { Fault } from '../fault.ts';

/** The parameter is read nowhere. */
export default {
  name: 'image-format-ignored',
  defect: 'An image in an unknown format is given as SVG.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    finds: (errors) => errors.filter((error) => error.path[0] !== 'format'),
  },
} satisfies Fault;
