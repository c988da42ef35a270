import type { Observation } from '../../../src/model/requirement.ts';
import * as x from '../exchanges.ts';
import { blames, page, refusedWith } from '../observe.ts';

/** For a requirement: exchanges that conform, those that do not with what is found, and those that say nothing about it. */
export interface Row {
  readonly passes: readonly Observation[];
  readonly fails: readonly (readonly [Observation, code: string])[];
  readonly silent: readonly Observation[];
}

/** Rows by the id of the requirement. */
export type Rows = Readonly<Record<string, Row>>;

export const invalid = x.plainError(400, 'INVALID', x.fieldsOf('name'));
export const broken = x.plainError(400, 'BROKEN');
export const noKey = x.plainError(401, 'NO_KEY');
export const missing = x.wrapped(404, 404, { detail: 12 });
export const lost = page(404, '<h1>Not Found</h1>');
export const keyAndBody = (given: Parameters<typeof x.malformed>[0]) =>
  x.malformed(given, {
    cause: { kind: 'key-and-body', how: 'malformed-json' },
    expect: refusedWith(['NO_KEY', 'BROKEN']),
    key: { kind: 'wrong' },
  });
export const readOnlyRead = (given: Parameters<typeof x.bulk>[0]) =>
  x.valid(given, { operation: 'look', key: { kind: 'state' }, states: ['the key may only read'] });
export const tooMany = (given: Parameters<typeof x.bulk>[0]) =>
  x.bulk(given, [], { cause: { kind: 'bulk-size', size: 6, bound: 'max' }, expect: refusedWith(['INVALID'], blames([['things']])) });
export const spent = (given: Parameters<typeof x.bulk>[0]) => x.inState('the limit is spent', ['SLOW'], given);
export const slow = (...headers: readonly [string, string][]) => x.plainError(429, 'SLOW', {}, headers);
export const trace = (text: string) => x.invalid(x.plainError(400, 'INVALID', { message: text, ...x.fieldsOf('name') }));
