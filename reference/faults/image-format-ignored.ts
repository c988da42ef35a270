import type { Fault } from '../fault.ts';

/** The handler never reads the parameter. */
export default {
  name: 'image-format-ignored',
  defect: 'The server answers a request for an unknown image format with SVG.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  seams: {
    findsErrors: (errors) => errors.filter((error) => error.path[0] !== 'format'),
  },
} satisfies Fault;
