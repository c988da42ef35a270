import type { Fault } from '../fault.ts';

const PIECE = 65_536;

function pieces(bytes: Uint8Array): readonly Uint8Array[] {
  return Array.from({ length: Math.ceil(bytes.byteLength / PIECE) }, (_, index) => bytes.subarray(index * PIECE, (index + 1) * PIECE));
}

/** Each piece of 64 KiB that arrives is decoded by itself, and what is no UTF-8 is ignored. */
export default {
  name: 'long-bodies-decoded-in-pieces',
  defect: 'The server loses characters that lie across a border of 64 KiB.',
  format: 'structured-error',
  breaks: ['bulk/created-exact'],
  seams: {
    readsJson: (bytes, strict) =>
      strict(
        Buffer.from(
          pieces(bytes)
            .map((piece) => new TextDecoder().decode(piece).replaceAll('\ufffd', ''))
            .join(''),
        ),
      ),
  },
} satisfies Fault;
