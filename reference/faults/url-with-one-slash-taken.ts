import type { Fault } from '../fault.ts';
import { RULES } from '../structured-error/rules.ts';

/** A URL parser repairs the address, so its rules replace the documented prefix. */
export default {
  name: 'url-with-one-slash-taken',
  defect: 'The server accepts a URL with one slash after the scheme, such as `http:/example.com`.',
  format: 'structured-error',
  breaks: ['codes/cause', 'fields/complete'],
  seams: {
    rules: {
      content: { ...RULES.content, url: { url: { kind: 'text', required: true, max: 900, starts: ['http:/', 'https:/'] } } },
    },
  },
} satisfies Fault;
