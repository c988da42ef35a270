import { _, type Ajv2020, str } from 'ajv/dist/2020.js';

/**
 * Whether a number is a multiple of a step within the error of floating point: 0.7 is a multiple of 0.1, although 0.7 / 0.1 is slightly less than 7.
 * Integers are compared exactly. Numbers beyond the safe integers always count as multiples.
 */
export function isMultiple(value: number, step: number): boolean {
  if (!Number.isFinite(value / step) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return true;
  if (Number.isInteger(value) && Number.isInteger(step)) return value % step === 0;
  const times = value / step;
  return Math.abs(times - Math.round(times)) <= Math.max(TOLERANCE, 4 * Number.EPSILON * Math.abs(times));
}

/** Errors add up when a server calculates with such numbers; no description means a difference this small. */
const TOLERANCE = 1e-8;

/** Rounds a number to 15 digits, to remove the error of floating-point arithmetic (`0.1 * 3` gives 0.30000000000000004). */
export function withoutFloatNoise(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** Replaces ajv's `multipleOf`, which divides exactly, by one that uses `isMultiple`. */
export function addTolerantMultipleOf(ajv: Ajv2020): void {
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    // The position of ajv's own keyword, so that errors keep their order.
    before: 'format',
    error: {
      message: ({ schemaCode }) => str`must be multiple of ${schemaCode}`,
      params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}`,
    },
    code: (cxt) => {
      const check = cxt.gen.scopeValue('func', { ref: isMultiple });
      cxt.fail(_`!${check}(${cxt.data}, ${cxt.schemaCode})`);
    },
  });
}
