import { Ajv2020, type ErrorObject } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { isArray, type Json, type JsonObject, member } from '../../src/json/json.ts';
import type { FieldRules } from '../../src/model/format.ts';
import { macroOf, withTold } from './told.ts';

/** How a server tells what is wrong. */
export interface Telling {
  readonly naming?: FieldRules['naming'];
  /** Of a union that nothing tells apart: all that ajv says of its alternatives too, or that the member itself is wrong. Default: all. */
  readonly unions?: 'all' | 'member';
  /** Lengths of texts are counted in UTF-16 units rather than code points. */
  readonly counts?: 'utf-16' | 'code points';
  /** All mistakes, or the first that is met. Default: all. */
  readonly tells?: 'all' | 'first';
}

/** One field that is wrong, as an answer tells it. */
export interface Wrong {
  readonly name: string;
  readonly message: string;
}

/** What is wrong with a value. */
export type Judge = (value: Json) => readonly Wrong[];

/** Makes judges by the schemas of a document, each at a JSON Pointer. With an ajv of its own, as a server has it. */
export function judges(document: JsonObject, telling: Telling): (pointer: string) => Judge {
  const { naming = 'dotted', unions = 'all', counts = 'code points', tells = 'all' } = telling;
  const ajv = new Ajv2020({
    strict: false,
    logger: false,
    allErrors: tells === 'all',
    ownProperties: true,
    // 0.7 is a multiple of 0.1 to whoever writes it.
    multipleOfPrecision: 6,
    // Deprecated, but the only way to have ajv count like most languages do.
    unicode: counts === 'code points',
  });
  addFormats.default(ajv);
  ajv.addKeyword({ keyword: 'told', macro: macroOf });
  ajv.addSchema({ $id: 'things', ...withTold(document) });
  return (pointer) => {
    const check = ajv.compile({ $ref: `things#${pointer}` });
    return (value) => {
      if (check(value)) return [];
      const all = (check.errors ?? []).filter(({ keyword }) => !ROUND.has(keyword));
      const told = unions === 'all' ? all : withoutInner(all);
      return fields(told, value, naming);
    };
  };
}

/** Keywords of which ajv says that something in them is wrong, beside what that is. */
const ROUND: ReadonlySet<string> = new Set(['if', 'told']);

/** Of unions that the member is wrong; all that is wrong with the whole, which has no name. */
function withoutInner(errors: readonly ErrorObject[]): readonly ErrorObject[] {
  const outer = errors.filter(({ schemaPath }) => !/\/(oneOf|anyOf)\/\d+/.test(schemaPath));
  return outer.some((error) => pathOf(error).length > 0) ? outer : errors;
}

/** Each field once. Where something is wrong with a member, nothing is said of the whole. */
function fields(errors: readonly ErrorObject[], value: Json, naming: FieldRules['naming']): readonly Wrong[] {
  const found = errors.map((error): [readonly string[], string] => [pathOf(error), error.message ?? '']);
  const inner = found.filter(([path]) => path.length > 0);
  const byName = new Map((inner.length > 0 ? inner : found).map(([path, message]) => [nameOf(path, value, naming), message]));
  return [...byName].map(([name, message]) => ({ name, message: `is wrong: ${message}` }));
}

/** The place of what is wrong; of a member that is missing, too much or badly named that of the member. */
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
    case 'json-pointer':
      return path.map((token) => `/${token.replaceAll('~', '~0').replaceAll('/', '~1')}`).join('');
    case 'last-member':
      return path[lastMember(path, value)] ?? '$';
    default:
      return naming satisfies never;
  }
}

/** The position of the last token that is no index of a list. */
function lastMember(path: readonly string[], value: Json): number {
  let [last, inner]: [number, Json | undefined] = [-1, value];
  for (const [position, token] of path.entries()) {
    if (isArray(inner)) inner = inner[Number(token)];
    else [last, inner] = [position, member(inner, token)];
  }
  return last;
}
