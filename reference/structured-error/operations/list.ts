import type { JsonObject } from '../../../src/json/json.ts';
import type { Authenticated } from '../call.ts';
import { pictureText, type QrCode, storedView } from '../code.ts';
import { type FieldError, invalid, type Outcome } from '../outcome.ts';
import type { World } from '../world.ts';
import { wholeNumber } from './query.ts';

/** The result of `listQrcodes`. */
export interface Page {
  readonly data: readonly JsonObject[];
  readonly pagination: { readonly page: number; readonly limit: number; readonly total: number; readonly total_pages: number };
}

const SORTS = ['newest', 'oldest', 'name-asc', 'name-desc'];

/** `GET /qrcodes`: a page of the codes of the account. Query values out of range are rejected, unless the rules clamp them. */
export function listQrcodes({ call, account }: Authenticated, world: World): Outcome {
  const query = call.url.searchParams;
  const broken = world.rules.query === 'rejected' ? queryErrors(query, world) : [];
  const errors = world.seams.findsErrors?.(broken, undefined, call) ?? broken;
  if (errors.length > 0) return invalid(errors);
  const { lists, shows } = world.seams;
  const stored =
    lists === undefined ? [...world.store.of(account)] : world.store.all().filter((code) => lists(code, account, query.get('search')));
  const mine = stored.filter((code) => lists !== undefined || (shows?.(code, account, call.operation) ?? true));
  const found = sorted(mine.filter(matching(query, world)), query.get('sort'));
  const page = Math.max(1, wholeNumber(query.get('page')) ?? 1);
  const limit = Math.min(100, Math.max(1, wholeNumber(query.get('limit')) ?? 20));
  const answer: Page = {
    data: found.slice((page - 1) * limit, page * limit).map(storedView),
    pagination: { page, limit, total: found.length, total_pages: Math.ceil(found.length / limit) },
  };
  const { data, pagination } = world.seams.pages?.(answer, found) ?? answer;
  return { kind: 'json', status: 200, body: { data, pagination } };
}

function queryErrors(query: URLSearchParams, { rules }: World): readonly FieldError[] {
  const number = (name: string, max: number): readonly FieldError[] => {
    const text = query.get(name);
    const value = wholeNumber(text) ?? 0;
    return text === null || (value >= 1 && value <= max)
      ? []
      : [{ path: [name], message: `This must be a whole number from 1 to ${max}.` }];
  };
  const choice = (name: string, values: readonly string[]): readonly FieldError[] => {
    const value = query.get(name);
    return value === null || values.includes(value) ? [] : [{ path: [name], message: `Choose one of: ${values.join(', ')}.` }];
  };
  return [...number('page', Number.MAX_SAFE_INTEGER), ...number('limit', 100), ...choice('type', rules.types), ...choice('sort', SORTS)];
}

function matching(query: URLSearchParams, { rules }: World): (code: QrCode) => boolean {
  const search = (query.get('search') ?? '').toLowerCase();
  const words = rules.search === 'text' ? [search] : search.split(/[^\p{L}\p{N}]+/u);
  const type = rules.types.find((known) => known === query.get('type'));
  return (code) =>
    (type === undefined || code.type === type) &&
    words.some((word) => code.name.toLowerCase().includes(word) || pictureText(code).toLowerCase().includes(word));
}

/** The store has the oldest code first. */
function sorted(codes: readonly QrCode[], sort: string | null): readonly QrCode[] {
  const byName = (a: QrCode, b: QrCode): number => (a.name < b.name ? -1 : Number(a.name > b.name));
  switch (sort) {
    case 'oldest':
      return codes;
    case 'name-asc':
      return codes.toSorted(byName);
    case 'name-desc':
      return codes.toSorted((a, b) => byName(b, a));
    default:
      return codes.toReversed();
  }
}
