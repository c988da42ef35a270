import type { Fault } from '../lie.ts';

/** A forgiving reader puts in the comma that is missing between two members. */
export default {
  name: 'rpc-fuzz-comma-left-out-taken',
  lie: 'Members need no comma between them.',
  format: 'code-envelope',
  breaks: ['codes/cause'],
  found: 'fuzz',
  seams: {
    readsJson: (bytes, strict) =>
      strict(bytes) ??
      strict(
        Buffer.from(
          Buffer.from(bytes)
            .toString('utf8')
            .replaceAll(/(["\d}\]])"(?=\w+":)/g, '$1,"'),
        ),
      ),
  },
} satisfies Fault;
