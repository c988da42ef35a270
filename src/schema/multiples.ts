import { _, type Ajv2020, str } from 'ajv/dist/2020.js';

/**
 * Whether a number is a multiple of a step, as it is meant: 0.7 is one of 0.1, though dividing the two as they are stored gives a little less
 * than 7. Whole numbers are told exactly; past those that can be, no number is held to be none.
 */
export function isMultiple(value: number, step: number): boolean {
  if (!Number.isFinite(value / step) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return true;
  if (Number.isInteger(value) && Number.isInteger(step)) return value % step === 0;
  const times = value / step;
  return Math.abs(times - Math.round(times)) <= Math.max(TOLERANCE, 4 * Number.EPSILON * Math.abs(times));
}

/** Servers that count with such numbers are off by a little more each time; nobody means so little. */
const TOLERANCE = 1e-8;

/** The number as it is meant: without what multiplying and adding fractions leaves behind its fifteenth digit (`0.1 * 3` gives 0.30000000000000004). */
export function withoutFloatNoise(value: number): number {
  return Number.isInteger(value) ? value : Number(value.toPrecision(15));
}

/** `multipleOf` by `isMultiple` in place of ajv's own, which divides. */
export function divideAsMeant(ajv: Ajv2020): void {
  ajv.removeKeyword('multipleOf');
  ajv.addKeyword({
    keyword: 'multipleOf',
    type: 'number',
    schemaType: 'number',
    // Where ajv has its own: errors keep their order.
    before: 'format',
    error: {
      message: ({ schemaCode }) => str`must be multiple of ${schemaCode}`,
      params: ({ schemaCode }) => _`{multipleOf: ${schemaCode}}`,
    },
    code: (cxt) => {
      const told = cxt.gen.scopeValue('func', { ref: isMultiple });
      cxt.fail(_`!${told}(${cxt.data}, ${cxt.schemaCode})`);
    },
  });
}
