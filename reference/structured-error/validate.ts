import { isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import type { FieldError } from './outcome.ts';
import type { MemberRule, QrType, Rules } from './rules.ts';

type Path = readonly (string | number)[];

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const KNOWN = ['type', 'content', 'name', 'is_dynamic', 'folder_id', 'style'];

/** All validation errors of an input for a new code, in the order of the documented members. */
export function createErrors(input: Json, rules: Rules, path: Path = []): readonly FieldError[] {
  if (!isObject(input)) return [{ path: [...path, 'item'], message: 'This must be an object.' }];
  const type = typeNamed(member(input, 'type'), rules);
  return [
    ...(type === undefined ? [{ path: [...path, 'type'], message: `Choose one of: ${rules.types.join(', ')}.` }] : []),
    ...contentErrors(member(input, 'content'), type, rules, [...path, 'content']),
    ...optionsErrors(input, rules, path),
    ...rules.required
      .filter((name) => member(input, name) === undefined)
      .map((name) => ({ path: [...path, name], message: 'This is required.' })),
    ...unknownMembers(input, KNOWN, rules, path),
  ];
}

/** All validation errors of an update. */
export function updateErrors(input: JsonObject, now: { type: QrType; isDynamic: boolean }, rules: Rules): readonly FieldError[] {
  const type = member(input, 'type');
  const content = member(input, 'content');
  const back = member(input, 'is_dynamic') === false && now.isDynamic;
  return [
    ...(given(type) && type !== now.type ? [{ path: ['type'], message: 'The type of a code cannot change.' }] : []),
    ...(given(content) ? contentErrors(content, now.type, rules, ['content']) : []),
    ...optionsErrors(input, rules, []),
    ...(back ? [{ path: ['is_dynamic'], message: 'A dynamic code cannot become static again.' }] : []),
    ...unknownMembers(input, KNOWN, rules, []),
  ];
}

/** The type with this name, or `undefined`. */
export function typeNamed(value: Json | undefined, rules: Rules): QrType | undefined {
  return rules.types.find((type) => type === value);
}

function optionsErrors(input: JsonObject, rules: Rules, path: Path): readonly FieldError[] {
  const name = member(input, 'name');
  const folder = member(input, 'folder_id');
  const style = member(input, 'style');
  return [
    ...(given(name) ? memberErrors(name, { kind: 'text', required: false, max: rules.nameMax }, rules, [...path, 'name']) : []),
    ...memberErrors(member(input, 'is_dynamic'), { kind: 'boolean' }, rules, [...path, 'is_dynamic']),
    ...(given(folder) && !(typeof folder === 'string' && UUID.test(folder))
      ? [{ path: [...path, 'folder_id'], message: 'This must be the UUID of a folder, or null.' }]
      : []),
    ...(given(style) && !isObject(style) ? [{ path: [...path, 'style'], message: 'This must be an object.' }] : []),
  ];
}

function contentErrors(content: Json | undefined, type: QrType | undefined, rules: Rules, path: Path): readonly FieldError[] {
  if (!isObject(content)) return [{ path, message: content === undefined ? 'This is required.' : 'This must be an object.' }];
  if (type === undefined) return [];
  const members = rules.content[type];
  return [
    ...Object.entries(members).flatMap(([name, rule]) => memberErrors(member(content, name), rule, rules, [...path, name])),
    ...unknownMembers(content, Object.keys(members), rules, path),
  ];
}

function memberErrors(value: Json | undefined, rule: MemberRule, rules: Rules, path: Path): readonly FieldError[] {
  if (!given(value) || value === '')
    return rule.kind === 'text' && rule.required ? [{ path, message: 'This is required.' }] : emptyChoice(value, rule, path);
  switch (rule.kind) {
    case 'text':
      return typeof value === 'string' ? textErrors(value, rule, rules, path) : [{ path, message: 'This must be a text.' }];
    case 'one of':
      return typeof value === 'string' && rule.values.includes(value)
        ? []
        : [{ path, message: `Choose one of: ${rule.values.join(', ')}.` }];
    case 'boolean':
      return typeof value === 'boolean' ? [] : [{ path, message: 'This must be true or false.' }];
    default:
      return rule satisfies never;
  }
}

/** An optional string may be empty; an enumeration or a boolean may not. */
function emptyChoice(value: Json | undefined, rule: MemberRule, path: Path): readonly FieldError[] {
  return value === '' && rule.kind !== 'text' ? [{ path, message: 'This must not be an empty text.' }] : [];
}

function textErrors(text: string, rule: MemberRule & { kind: 'text' }, rules: Rules, path: Path): readonly FieldError[] {
  const starts = rule.starts;
  const long = (rules.units === 'utf-16' ? text.length : [...text].length) > rule.max;
  return [
    ...(long ? [{ path, message: `This must have at most ${rule.max} characters.` }] : []),
    ...(starts === undefined || starts.some((start) => text.toLowerCase().startsWith(start))
      ? []
      : [{ path, message: `This must begin with ${starts.join(' or ')}.` }]),
  ];
}

function unknownMembers(input: JsonObject, known: readonly string[], rules: Rules, path: Path): readonly FieldError[] {
  if (rules.unknownMembers === 'ignored') return [];
  const unknown = Object.keys(input).filter((name) => !known.includes(name));
  return unknown.map((name) => ({ path: [...path, name], message: 'There is no such member.' }));
}

function given(value: Json | undefined): value is Exclude<Json, null> {
  return value !== undefined && value !== null;
}
