import type { Variant } from '../fault.ts';

/** The serializer names its character set. */
export default {
  name: 'json-with-charset',
  difference:
    'The server sends JSON as `application/json; charset=utf-8`; the documentation does not restrict parameters of the media type.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    answers: (answer) =>
      typeof answer.body === 'string'
        ? answer
        : { ...answer, headers: { ...answer.headers, 'Content-Type': 'application/json; charset=utf-8' } },
  },
} satisfies Variant;
