import type { Fault } from '../fault.ts';

/** Without a size, the image comes from a cache that has only one format. */
export default {
  name: 'fuzz-image-format-ignored-without-size',
  defect: 'The server answers a request for an unknown image format with SVG when no size is given.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  foundBy: 'fuzz',
  seams: {
    findsErrors: (errors, _input, call) => {
      const isUsual = call.operation === 'getQrcodeImage' && !call.url.searchParams.has('size');
      return isUsual ? errors.filter(({ path }) => path[0] !== 'format') : errors;
    },
  },
} satisfies Fault;
