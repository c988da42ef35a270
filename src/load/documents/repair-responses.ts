import { isObject, type Json, type JsonObject, member } from '../../json/json.ts';
import { type Pointer, pointer } from '../../json/pointer.ts';
import { type Repair, warn } from './repair-schema.ts';

/** Responses by status, or why the operation cannot be probed. */
export interface RepairedResponses {
  readonly responses: JsonObject;
  readonly blocked: string | undefined;
}

const SUCCESSES = [200, 201, 202, 204];
const REJECTIONS = Array.from({ length: 200 }, (_, index) => 400 + index);

/** The responses with `4XX` and `default` written out as the statuses they stand for and that nothing else describes. */
export function repairedResponses(repair: Repair, responses: Json | undefined, where: Pointer): RepairedResponses {
  const given = isObject(responses) ? responses : {};
  const exact = new Map<string, Json>();
  for (const [status, response] of Object.entries(given)) {
    if (/^[1-5]\d\d$/.test(status)) exact.set(status, response);
    else if (!/^([1-5]xx|default|x-.*)$/i.test(status)) warn(repair, 'response of no status, ignored', where + pointer(status), status);
  }
  for (const [range, response] of Object.entries(given)) if (/^[1-5]xx$/i.test(range)) spread(exact, rangeOf(range), response, where);
  const fallback = member(given, 'default');
  if (fallback !== undefined) spread(exact, hasSuccess(exact) ? REJECTIONS : [...SUCCESSES, ...REJECTIONS], fallback, where);
  if (!hasSuccess(exact) && ![...exact.keys()].some((status) => status.startsWith('3'))) {
    warn(repair, 'no success documented: any of 200, 201, 202 and 204 counts as one', where);
    spread(exact, SUCCESSES, { description: 'A success that the description does not mention' }, where);
  }
  return {
    responses: Object.fromEntries(exact),
    blocked: hasSuccess(exact) ? undefined : 'Its success is a redirection, which is not followed.',
  };
}

/** Marks a response that stands for several statuses, none of which the document names. */
export const GENERAL = 'x-errspec-general';

/** The first status that is not described yet gets the response, the others a reference to it. */
function spread(exact: Map<string, Json>, statuses: readonly number[], response: Json, where: Pointer): void {
  const open = statuses.map(String).filter((status) => !exact.has(status));
  const [first] = open;
  const marked = isObject(response) ? { ...response, [GENERAL]: true } : response;
  for (const status of open) exact.set(status, status === first ? marked : { $ref: `#${encodeURI(where)}/${first}`, [GENERAL]: true });
}

function rangeOf(range: string): readonly number[] {
  return Array.from({ length: 100 }, (_, index) => Number(range[0]) * 100 + index);
}

function hasSuccess(responses: ReadonlyMap<string, Json>): boolean {
  return [...responses.keys()].some((status) => status.startsWith('2'));
}
