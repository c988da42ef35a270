import type { Json } from '../json/json.ts';
import type { Format } from '../model/format.ts';
import type { Blame } from '../model/probe.ts';
import { isUnder } from '../model/request.ts';
import type { LocatedSchema } from '../schema/resolve.ts';
import { type SchemaError, validator } from '../schema/validate.ts';
import { combinedBlame } from './broken-together.ts';
import type { Derived, WalkOptions } from './derived.ts';
import { namesOf, pathIn } from './names.ts';

/** A changed document, and what is wrong with it. */
export interface ValidatedDocument {
  readonly sent: Json;
  readonly errors: readonly SchemaError[];
}

/** What the schema says of changes to a document. */
export interface ValidityOracle {
  /** Whether it is valid as it is: it may lack what is bound when it is sent. */
  readonly isSound: boolean;
  /** The changed document with what is wrong with it, but for what was wrong before. */
  readonly seen: (changed: Json) => ValidatedDocument;
}

/** A witness of changes to a document. */
export function validityOracle(format: Format, { schema }: LocatedSchema, before: Json): ValidityOracle {
  const validate = validator(format, schema);
  const known = new Set(validate(before).map(keyOf));
  return {
    isSound: known.size === 0,
    seen: (sent) => ({ sent, errors: validate(sent).filter((error) => !known.has(keyOf(error))) }),
  };
}

function keyOf({ pointer, keyword }: SchemaError): string {
  return `${keyword} ${pointer}`;
}

/**
 * The blame, with all that the schema finds wrong: what is broken on purpose may break more (how many members there are, which
 * alternative holds, what a condition asks for), and servers that stop at the first mistake may name any of it.
 */
export function blameFromErrors(
  { format, root }: Pick<WalkOptions, 'format' | 'root'>,
  broken: readonly Derived[],
  { errors, sent }: ValidatedDocument,
): Blame {
  const blame = combinedBlame(broken);
  if (blame.any) return blame;
  const told = broken.flatMap(({ toldApart = [] }) => toldApart);
  const naming = format.fields?.naming ?? 'last-member';
  const known = new Set(blame.must.flat());
  const more = new Set<string>();
  for (const { pointer } of errors) {
    const place = root + pointer;
    if (broken.some(({ at }) => at === place) || told.some((above) => isUnder(place, above))) continue;
    // Of the document itself only a pointer is a name: nothing is known of what servers call it.
    if (pointer === '' && naming !== 'json-pointer') return { ...blame, any: true };
    const names = namesOf(naming, pathIn(sent, pointer));
    if (!names.some((name) => known.has(name))) for (const name of names) more.add(name);
  }
  return more.size === 0 ? blame : { ...blame, must: blame.must.map((group) => [...group, ...more]) };
}
