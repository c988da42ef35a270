import { isArray, isObject, type Json, type JsonObject, member } from '../../json/json.ts';
import { type Pointer, pointer } from '../../json/pointer.ts';
import { follow } from '../build.ts';
import { valueBelow } from '../described-value.ts';
import { checkSerialization } from '../parameter-serialization.ts';
import type { Problem } from '../problems.ts';
import { type Repair, warn } from './repair-schema.ts';
import { mapElements } from './tree.ts';

const KINDS = ['path', 'query', 'header'] as const;

/** Parameters that can be sent, and why the operation cannot be probed if a required one cannot. */
export interface RepairedParameters {
  readonly list: Json | undefined;
  readonly blocked: string | undefined;
}

/**
 * A list of parameters in which those that cannot be sent are replaced by empty objects, which describe nothing, so that the others keep their
 * places. `template` is the path of the operation; a parameter of the path that it lacks is one of those.
 */
export function repairedParameters(repair: Repair, list: Json | undefined, where: Pointer, template: string): RepairedParameters {
  if (list === undefined) return { list, blocked: undefined };
  if (!isArray(list)) {
    warn(repair, 'parameters that are no list, ignored', where, list);
    return { list: undefined, blocked: undefined };
  }
  let blocked: string | undefined;
  const made = mapElements(list, (each, index) => {
    const place = where + pointer(index);
    const parameter = follow(repair, { value: each, pointer: place });
    if (isKey(repair, parameter.value)) return {};
    const reason = unsendable(repair, parameter.value, template);
    if (reason === undefined) return isObject(parameter.value) ? withSchema(each, parameter.value) : {};
    if (isRequired(parameter.value)) blocked ??= `The required parameter ${nameOf(parameter.value)} cannot be sent: ${reason}.`;
    else warn(repair, `optional parameter that cannot be sent (${reason}), left out`, place, nameOf(parameter.value));
    return {};
  });
  return { list: made, blocked };
}

/** Parameters of the path that its template has and nothing describes: they are taken for texts. */
export function undescribedParameters(repair: Repair, lists: readonly (Json | undefined)[], template: string): readonly JsonObject[] {
  const described = lists.flatMap((list) => (isArray(list) ? list : [])).map((each) => follow(repair, { value: each, pointer: '' }).value);
  const names = [...template.matchAll(/\{([^{}]*)\}/g)].map((match) => match[1] ?? '');
  const missing = names.filter((name) => !described.some((each) => member(each, 'in') === 'path' && member(each, 'name') === name));
  return [...new Set(missing)].map((name) => ({ name, in: 'path', required: true, schema: { type: 'string', minLength: 1 } }));
}

/** Whether a parameter is the key of a security scheme, described a second time. */
function isKey({ document }: Repair, parameter: Json | undefined): boolean {
  const schemes = member(member(document, 'components'), 'securitySchemes');
  return Object.values(isObject(schemes) ? schemes : {}).some(
    (scheme) => member(scheme, 'type') === 'apiKey' && ['in', 'name'].every((name) => member(scheme, name) === member(parameter, name)),
  );
}

/** Why a parameter cannot be sent, in a few words; `undefined` where it can be. */
function unsendable(repair: Repair, parameter: Json | undefined, template: string): string | undefined {
  const kind = KINDS.find((each) => each === member(parameter, 'in'));
  const name = member(parameter, 'name');
  if (typeof name !== 'string') return 'it has no name';
  if (kind === undefined) return `it belongs in the ${String(member(parameter, 'in'))}`;
  if (kind === 'path' && !template.includes(`{${name}}`)) return 'the path has no place for it';
  if (member(parameter, 'content') !== undefined) return 'it is described by "content"';
  const problems: Problem[] = [];
  checkSerialization({ document: repair.document, problems }, { value: parameter, pointer: '' }, kind);
  return problems.length === 0 ? undefined : writing(problems[0]);
}

function writing(problem: Problem | undefined): string {
  return problem?.pointer.endsWith('/style') === true ? 'its style' : 'an object or a list of lists';
}

/** A parameter that says nothing of its schema takes anything. */
function withSchema(own: Json, parameter: JsonObject): Json {
  const { value } = valueBelow({ value: parameter, pointer: '' }, 'schema');
  if (isObject(value) || typeof value === 'boolean') return own;
  return { ...parameter, schema: true };
}

function isRequired(parameter: Json | undefined): boolean {
  return member(parameter, 'required') === true && member(parameter, 'in') !== 'path';
}

function nameOf(parameter: Json | undefined): string {
  return `${String(member(parameter, 'name'))} (${String(member(parameter, 'in'))})`;
}
