/**
 * Where draws that make no values have their slots: beyond those of makers, which stay below 2^39 (an element, a depth, one of 8,192 makers and
 * one of eight parts). Each region is as large as all below it.
 */
export const CHOICE_KEYS = {
  /** Which of the known values stands where the drawn one cannot. */
  known: 2 ** 39,
  /** How an item is broken. */
  picks: 2 ** 40,
  /** Which document a single body is made from, and how it is broken. */
  document: 2 ** 41,
  /** Which parameter a payload is about. */
  parameter: 2 ** 42,
} as const;
