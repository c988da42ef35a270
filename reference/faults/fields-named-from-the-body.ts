import type { Fault } from '../fault.ts';

/** The validation library is given the whole request. */
export default {
  name: 'fields-named-from-the-body',
  defect: 'A field is named from the body on: `body.content.url`, `body.qrcodes[2].type`.',
  format: 'structured-error',
  breaks: ['fields/names-cause', 'bulk/item-fields'],
  seams: {
    names: (path) => path.reduce<string>((name, part) => (typeof part === 'number' ? `${name}[${part}]` : `${name}.${part}`), 'body'),
  },
} satisfies Fault;
