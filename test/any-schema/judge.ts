import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isArray, type Json, type JsonObject, member } from '../../src/json/json.ts';
import type { FieldRules } from '../../src/model/format.ts';
import { spelledPath } from '../../src/model/naming.ts';
import { asKeywords, withTaggedUnions } from './tagged-unions.ts';

/** How a server reports errors. */
export interface ErrorReporting {
  readonly naming?: FieldRules['naming'];
  /** The errors of an untagged union: also those of its alternatives, or only of the member itself. Default: all. */
  readonly unions?: 'all' | 'member';
  /** The unit of text lengths. Default: code points. */
  readonly counts?: 'utf-16' | 'code points';
  /** All errors, or the first. Default: all. */
  readonly tells?: 'all' | 'first';
}

/** One invalid field, as an answer reports it. */
export interface Wrong {
  readonly name: string;
  readonly message: string;
}

/** Returns the invalid fields of a value. */
export type Judge = (value: Json) => readonly Wrong[];

/** Validates by the schemas of a document, each at a JSON Pointer; with its own ajv, as a server would. */
export function judges(document: JsonObject, telling: ErrorReporting): (pointer: string) => Judge {
  const { naming = 'dotted', unions = 'all', counts = 'code points', tells = 'all' } = telling;
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    allErrors: tells === 'all',
    ownProperties: true,
    // In decimal notation 0.7 is a multiple of 0.1.
    multipleOfPrecision: 6,
    // Deprecated, but the only way to have ajv count like most languages do.
    unicode: counts === 'code points',
  });
  addFormats.default(ajv);
  ajv.addKeyword({ keyword: 'told', macro: asKeywords });
  ajv.addSchema({ $id: 'things', ...withTaggedUnions(document) });
  return (pointer) => {
    const check = ajv.compile({ $ref: `things#${pointer}` });
    return (value) => {
      if (check(value)) return [];
      const all = (check.errors ?? []).filter(({ keyword }) => !ROUND.has(keyword));
      const reported = unions === 'all' ? all : withoutInner(all);
      return fields(reported, value, naming);
    };
  };
}

/** Keywords for which ajv reports an error in addition to the actual one. */
const ROUND: ReadonlySet<string> = new Set(['if', 'told']);

/** Without the errors of alternatives, unless only these have a name. */
function withoutInner(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const outer = errors.filter(({ schemaPath }) => !/\/(oneOf|anyOf)\/\d+/.test(schemaPath));
  return outer.some((error) => pathOf(error).length > 0) ? outer : errors;
}

/** Each field once. The document itself is reported only if no member is. */
function fields(errors: readonly ErrorObject[], value: Json, naming: FieldRules['naming']): readonly Wrong[] {
  const found = errors.map((error): [readonly string[], string] => [pathOf(error), error.message ?? '']);
  const inner = found.filter(([path]) => path.length > 0);
  const byName = new Map((inner.length > 0 ? inner : found).map(([path, message]) => [nameOf(path, value, naming), message]));
  return [...byName].map(([name, message]) => ({ name, message: `is wrong: ${message}` }));
}

/** The path of an error; for a missing, unknown or badly named member the path of that member. */
function pathOf({ instancePath, params, propertyName }: ErrorObject): readonly string[] {
  const path = instancePath
    .split('/')
    .slice(1)
    .map((token) => token.replaceAll('~1', '/').replaceAll('~0', '~'));
  const { missingProperty, additionalProperty, unevaluatedProperty, propertyName: named } = params;
  const more: unknown = missingProperty ?? additionalProperty ?? unevaluatedProperty ?? named ?? propertyName;
  return typeof more === 'string' ? [...path, more] : path;
}

function nameOf(path: readonly string[], value: Json, naming: FieldRules['naming']): string {
  switch (naming) {
    case 'dotted':
      return path.join('.') || '$';
    case 'bracketed':
    case 'slashed':
      return spelledPath(naming, path) || '$';
    case 'json-pointer':
      return path.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    case 'last-member':
      return path[lastMember(path, value)] ?? '$';
    default:
      return naming satisfies never;
  }
}

/** The position of the last token that is not an index of a list. */
function lastMember(path: readonly string[], value: Json): number {
  let [last, inner]: [number, Json | undefined] = [-1, value];
  for (const [position, token] of path.entries()) {
    if (isArray(inner)) inner = inner[Number(token)];
    else [last, inner] = [position, member(inner, token)];
  }
  return last;
}
