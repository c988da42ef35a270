import type { Variant } from '../fault.ts';

/** A serializer that names its charset. */
export default {
  name: 'json-with-charset',
  freedom: 'JSON is sent as `application/json; charset=utf-8`; parameters of a media type are its own affair.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer) =>
      typeof answer.body === 'string'
        ? answer
        : { ...answer, headers: { ...answer.headers, 'Content-Type': 'application/json; charset=utf-8' } },
  },
} satisfies Variant;
