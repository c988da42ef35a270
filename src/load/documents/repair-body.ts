import { isObject, type Json, member } from '../../json/json.ts';
import { type Pointer, pointer } from '../../json/pointer.ts';
import { isLinesMediaType } from '../../model/lines.ts';
import { isJsonMediaType } from '../body.ts';
import { follow } from '../build.ts';
import { type Repair, warn } from './repair-schema.ts';
import { mapMembers } from './tree.ts';

/** A request body that can be sent, or why the operation cannot be probed. */
export interface RepairedBody {
  readonly body: Json | undefined;
  readonly blocked: string | undefined;
}

/** Media types that stand for JSON among others. */
const ANY_TYPE = ['*/*', 'application/*', 'text/json'];

/**
 * The body of an operation: left as it is where it is JSON, taken for JSON where any type is allowed; any other cannot be sent. `mayLack` says that
 * the method makes sense without a body.
 */
export function repairedBody(repair: Repair, body: Json | undefined, where: Pointer, mayLack: boolean): RepairedBody {
  const { value } = follow(repair, { value: body, pointer: where });
  if (value === undefined) return { body: undefined, blocked: undefined };
  const content = member(value, 'content');
  const types = isObject(content) ? Object.keys(content) : [];
  if (types.length === 0) {
    warn(repair, 'request body without a media type, left out', where);
    return { body: undefined, blocked: undefined };
  }
  if (types.some((type) => isJsonMediaType(type) || isLinesMediaType(type))) return { body, blocked: undefined };
  const any = types.find((type) => ANY_TYPE.includes(type));
  if (any === undefined && mayLack && member(value, 'required') !== true) {
    warn(repair, 'optional request body that is no JSON, left out', where, types);
    return { body: undefined, blocked: undefined };
  }
  if (any === undefined || !isObject(value) || !isObject(content))
    return { body, blocked: `Its body cannot be sent: only JSON can, and it is ${types.join(', ')}.` };
  warn(repair, 'request body of any media type, sent as JSON', where + pointer('content', any), any);
  const asJson = Object.fromEntries(Object.entries(content).map(([type, each]) => [type === any ? 'application/json' : type, each]));
  return { body: mapMembers(value, (name, each) => (name === 'content' ? asJson : each)), blocked: undefined };
}
