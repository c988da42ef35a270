import type { Fault } from '../fault.ts';

/** The validation library receives the whole request. */
export default {
  name: 'fields-named-from-the-body',
  defect: 'The server names a field by its path from the request: `body.content.url`, `body.qrcodes[2].type`.',
  format: 'structured-error',
  breaks: ['fields/names-cause', 'bulk/item-fields'],
  seams: {
    namesField: (path) => path.reduce<string>((name, part) => (typeof part === 'number' ? `${name}[${part}]` : `${name}.${part}`), 'body'),
  },
} satisfies Fault;
