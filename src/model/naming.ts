import { pointer } from '../json/pointer.ts';
import type { FieldRules } from './format.ts';

/** How errors name fields (`x-error-format.fields.naming`). */
export type Naming = FieldRules['naming'];

/** Names of members (strings, even of digits) and indexes of elements (numbers). */
export type MemberPath = readonly (string | number)[];

/** The name of a member in the usual spelling; `path` is relative to the body, the item or the parameters. */
export function spelledPath(naming: Naming, path: MemberPath): string {
  switch (naming) {
    case 'last-member':
      return String(path.findLast((token) => typeof token === 'string') ?? path.at(-1) ?? '');
    case 'dotted':
      return path.join('.');
    case 'slashed':
      return path.join('/');
    case 'bracketed':
      return path.map((token, index) => (index === 0 ? String(token) : `[${token}]`)).join('');
    case 'json-pointer':
      return pointer(...path);
    default:
      return naming satisfies never;
  }
}

/** The name of the whole body (or item), where errors can name it. */
export function nameOfWhole(naming: Naming): string {
  return naming === 'json-pointer' ? '#' : '$';
}

/** The spellings by which an error may name a member; `path` is relative to the body, the item or the parameters. */
export function namesOf(naming: Naming, path: MemberPath): readonly string[] {
  const usual = spelledPath(naming, path);
  if (naming === 'dotted') return [...new Set([usual, indexed(path)])];
  return naming === 'json-pointer' ? [usual, `#${usual}`] : [usual];
}

/** `tags[0].name`, as many validation libraries write it. */
function indexed(path: MemberPath): string {
  return path.map((token, index) => (/^\d+$/.test(String(token)) ? `[${token}]` : index === 0 ? String(token) : `.${token}`)).join('');
}

/** The names of a member of an inner value (an item of a bulk) as names in the whole body; `name` is relative to the inner value. */
export function namesFrom(naming: Naming, inner: MemberPath, name: string): readonly string[] {
  if (inner.length === 0) return [name];
  if (name === '' || name === nameOfWhole(naming)) return namesOf(naming, inner);
  if (naming === 'last-member') return [name];
  if (naming === 'json-pointer') return [name.startsWith('#') ? `#${pointer(...inner)}${name.slice(1)}` : pointer(...inner) + name];
  return namesOf(naming, inner).map((place) => place + joined(naming, name));
}

/** A name in the whole body as a name in an inner value; one that is not in it stays as it is. */
export function nameWithin(naming: Naming, inner: MemberPath, name: string): string {
  const place = namesOf(naming, inner).find((each) => name === each || (name.startsWith(each) && /^[./[]/.test(name.slice(each.length))));
  if (naming === 'last-member' || place === undefined) return name;
  const rest = name.slice(place.length);
  if (rest === '') return nameOfWhole(naming);
  if (naming === 'json-pointer') return rest;
  return naming === 'bracketed' ? rest.replace(/^\[([^\]]*)\]/, '$1') : rest.replace(/^[./]/, '');
}

/** A name behind that of what it is in. */
function joined(naming: Naming, name: string): string {
  if (naming === 'slashed') return `/${name}`;
  if (naming === 'bracketed') return name.replace(/^[^[]*/, '[$&]');
  return name.startsWith('[') ? name : `.${name}`;
}
