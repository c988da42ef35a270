import type { Json } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import { namesOf } from '../model/naming.ts';
import type { Blame } from '../model/probe.ts';
import { isUnder } from '../model/request.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { checkedAs, type SchemaError, validator } from '../schema/validate.ts';
import { combinedBlame } from './broken-together.ts';
import type { Derived, WalkOptions } from './derived.ts';
import { namingOf, pathIn } from './names.ts';

/** A changed document with its errors. */
export interface ValidatedDocument {
  readonly sent: Json;
  readonly errors: readonly SchemaError[];
}

/** Validates changed versions of one document. */
export interface ValidityOracle {
  /** Whether the unchanged document is valid; it may lack values that are filled in when it is sent. */
  readonly isValid: boolean;
  /** The changed document with its errors, except for errors of the unchanged document. */
  readonly errorsOf: (changed: Json) => ValidatedDocument;
}

/** The oracle for changes to a document. */
export function validityOracle(format: Format, whole: LocatedSchema, before: Json): ValidityOracle {
  const validate = validator(format, checkedAs(format, whole));
  const known = new Set(validate(before).map(keyOf));
  return {
    isValid: known.size === 0,
    errorsOf: (sent) => ({ sent, errors: validate(sent).filter((error) => !known.has(keyOf(error))) }),
  };
}

function keyOf({ pointer, keyword }: SchemaError): string {
  return `${keyword} ${pointer}`;
}

/**
 * The blame of the violations, widened by all other errors of the document: a violation may cause more (the number of members, another
 * alternative, a condition), and servers that stop at the first error may report any of them.
 */
export function blameFromErrors(
  { format, root }: Pick<WalkOptions, 'format' | 'root'>,
  broken: readonly Derived[],
  { errors, sent }: ValidatedDocument,
): Blame {
  const blame = combinedBlame(broken);
  if (blame.any) return blame;
  const toldApart = broken.flatMap(({ toldApart: above = [] }) => above);
  const naming = namingOf(format);
  const known = new Set(blame.must.flat());
  const more = new Set<string>();
  for (const { pointer } of errors) {
    const location = root + pointer;
    if (broken.some(({ at }) => at === location) || toldApart.some((above) => isUnder(location, above))) continue;
    // Only a pointer can name the document itself; otherwise any name is possible.
    if (pointer === '' && naming !== 'json-pointer') return { ...blame, any: true };
    const names = namesOf(naming, pathIn(sent, pointer));
    if (!names.some((name) => known.has(name))) for (const name of names) more.add(name);
  }
  return more.size === 0 ? blame : { ...blame, must: blame.must.map((group) => [...group, ...more]) };
}
