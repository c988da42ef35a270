import type { Fault } from '../fault.ts';

/** Without a size the image comes from a cache that knows one format. */
export default {
  name: 'fuzz-image-format-ignored-without-size',
  defect: 'An image in an unknown format is given as SVG where no size is asked for.',
  format: 'structured-error',
  breaks: ['codes/cause'],
  found: 'fuzz',
  seams: {
    finds: (errors, _input, call) => {
      const isUsual = call.operation === 'getQrcodeImage' && !call.url.searchParams.has('size');
      return isUsual ? errors.filter(({ path }) => path[0] !== 'format') : errors;
    },
  },
} satisfies Fault;
