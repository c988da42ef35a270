import type { Fault } from '../fault.ts';

/** The validator reports where it was, not what it found. */
export default {
  name: 'container-blamed',
  defect: 'A broken member of `content` is reported as `content`.',
  format: 'structured-error',
  breaks: ['fields/names-cause', 'fields/blames-only-cause', 'fields/complete', 'bulk/item-fields'],
  seams: {
    names: (path) => (path.includes('content') ? 'content' : String(path.at(-1))),
  },
} satisfies Fault;
