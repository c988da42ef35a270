import { isArray, isObject, type Json, member } from '../json/json.ts';
import type { CauseRules, Entry, Expected, Format, Operation, SharedCase } from '../model/format.ts';

/** What provokes an entry, one line each: documented cases, kinds of derived probes, violated schemas. */
export function provocations(format: Format, entry: Entry): readonly string[] {
  const expects = ({ entries }: Expected) => entries.includes(entry.id);
  const causes = Object.entries(CAUSES).filter(([name]) => {
    // `as`: CAUSES has the members of CauseRules, no others.
    const expected = format.causes[name as keyof CauseRules];
    return expected !== undefined && expects(expected);
  });
  const shared = format.cases.filter((each) => expects(each.expect));
  return [
    ...causes.map(([, words]) => `any operation to which it applies: ${words}`),
    ...shared.map((each) => `${operationsOf(each)}: ${each.name}${states(each.states)}`),
    ...format.operations.flatMap((operation) => ofOperation(operation, entry, expects)),
    ...(format.limits?.entry === entry.id ? ['any operation: the rate limit is exceeded'] : []),
  ];
}

const CAUSES: Readonly<Record<keyof CauseRules, string>> = {
  badKey: 'no key, or a wrong, truncated or misplaced key',
  forbidden: 'a key without write permission',
  malformedJson: 'a body that is not JSON',
  emptyBody: 'an empty body',
  notAnObject: 'a JSON body that is not an object',
  invalid: 'a member that violates its schema',
  unknown: 'an unknown id',
  notAnId: 'a malformed id',
};

function ofOperation(operation: Operation, entry: Entry, expects: (expected: Expected) => boolean): readonly string[] {
  const cases = operation.cases.filter((each) => expects(each.expect));
  const schemas = [
    ...operation.parameters.map(({ name, schema }) => [name, schema] as const),
    ['', operation.body?.schema ?? true] as const,
  ];
  const broken = schemas.flatMap(([name, schema]) => brokenMembers(schema, name, entry.id));
  return [
    ...cases.map((each) => `${operation.id}: ${each.name}${states(each.states)}`),
    ...[...new Set(broken)].map((words) => `${operation.id}: ${words}`),
  ];
}

function operationsOf({ operations }: SharedCase): string {
  if (typeof operations === 'string') return { all: 'all operations', writes: 'all that write', reads: 'all that read' }[operations];
  return operations.join(', ');
}

function states(names: readonly string[]): string {
  return names.length === 0 ? '' : ` (needs the state: ${names.join(', ')})`;
}

/** Members whose schema names this entry for its violations (`x-on-violation`). */
function brokenMembers(schema: Json, name: string, id: string): readonly string[] {
  if (isArray(schema)) return schema.flatMap((inner) => brokenMembers(inner, name, id));
  if (!isObject(schema)) return [];
  const rules = Object.entries(member(schema, 'x-on-violation') ?? {}).filter(([, wanted]) => [wanted].flat().map(String).includes(id));
  const own = rules.map(
    ([constraint]) => `${name === '' ? 'the body' : name} violates ${constraint === 'default' ? 'its schema' : `"${constraint}"`}`,
  );
  const inner = Object.entries(schema).flatMap(([keyword, value]) => {
    if (keyword === 'properties' && isObject(value)) {
      return Object.entries(value).flatMap(([property, one]) => brokenMembers(one, name === '' ? property : `${name}.${property}`, id));
    }
    return keyword === 'x-on-violation' ? [] : brokenMembers(value, name, id);
  });
  return [...own, ...inner];
}
