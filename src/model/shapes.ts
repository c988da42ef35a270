import type { Pointer } from '../json/pointer.ts';
import type { BlamedFieldRule, ErrorShape, Format } from './format.ts';
import type { Reading } from './reading.ts';

/** The general shape of the errors of a format: the one that has no condition, if there is one. */
export function generalShape({ reading: { shapes } }: Pick<Format, 'reading'>): ErrorShape {
  return shapes.at(-1) ?? shapes[0];
}

/** The shape by which an answer was read; for one that is no error, the general shape. */
export function errorShapeOf(format: Pick<Format, 'reading'>, reading: Reading): ErrorShape {
  return reading.kind === 'error' ? reading.shape : generalShape(format);
}

/** The shape in which errors with one of these statuses are sent: with blamed fields, or without. */
export function shapeFor({ reading: { shapes } }: Pick<Format, 'reading'>, statuses: readonly number[], withFields: boolean): ErrorShape {
  const able = shapes.filter(({ when }) => when?.status === undefined || when.status.some((status) => statuses.includes(status)));
  return able.find(({ fields }) => (fields !== undefined) === withFields) ?? able[0] ?? shapes[0];
}

/** Where the code of such errors is, for a finding: in the body, or the HTTP status. */
export function codeLocation({ code: { at, within } }: ErrorShape): string {
  return at === undefined ? 'status' : within === undefined ? at : `${within.list}/*${at}`;
}

/** The location of the blamed fields in a body. */
export function fieldLocation(rule: BlamedFieldRule | undefined): Pointer {
  return rule?.in?.list ?? rule?.list ?? rule?.map ?? [rule?.at].flat()[0] ?? '';
}
