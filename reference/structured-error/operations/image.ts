import { createHash } from 'node:crypto';
import type { Authenticated } from '../call.ts';
import { pictureText } from '../code.ts';
import { type FieldError, invalid, type Outcome } from '../outcome.ts';
import type { World } from '../world.ts';
import { codeOf } from './one.ts';
import { wholeNumber } from './query.ts';

const SIZES = { min: 100, max: 2000, usual: 300 };

/** Squares on each side of the image: 256, one for each bit of a SHA-256. */
const SIDE = 16;

/** `GET /qrcodes/{id}/image`: 200 with an SVG. */
export function getQrcodeImage(admitted: Authenticated, world: World): Outcome {
  const { call } = admitted;
  const found = codeOf(admitted, world);
  if (found.kind === 'rejection') return found;
  const query = call.url.searchParams;
  const broken = queryErrors(query, world);
  const errors = world.seams.findsErrors?.(broken, undefined, call) ?? broken;
  if (errors.length > 0) return invalid(errors);
  const size = wholeNumber(query.get('size')) ?? SIZES.usual;
  return { kind: 'picture', svg: picture(pictureText(found.code), Math.min(SIZES.max, Math.max(SIZES.min, size))) };
}

function queryErrors(query: URLSearchParams, { rules }: World): readonly FieldError[] {
  const format = query.get('format');
  const size = query.get('size');
  const number = wholeNumber(size);
  const fits = number !== undefined && number >= SIZES.min && number <= SIZES.max;
  return [
    ...(format === null || format === 'svg' ? [] : [{ path: ['format'], message: 'The only format is svg.' }]),
    ...(size === null || fits || rules.query === 'clamped'
      ? []
      : [{ path: ['size'], message: `This must be a whole number from ${SIZES.min} to ${SIZES.max}.` }]),
  ];
}

/** An image that looks like a QR code and depends on the text. No scanner can read it, because the server exists only for its errors. */
function picture(text: string, size: number): string {
  const bits = [...createHash('sha256').update(text.toWellFormed()).digest()].flatMap((byte) => [...byte.toString(2).padStart(8, '0')]);
  const squares = bits.flatMap((bit, place) => (bit === '1' ? [`M${place % SIDE} ${Math.floor(place / SIDE)}h1v1h-1z`] : []));
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${size}" height="${size}" viewBox="0 0 ${SIDE} ${SIDE}"><path d="${squares.join('')}"/></svg>`;
}
