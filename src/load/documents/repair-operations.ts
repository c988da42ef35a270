import { isArray, isObject, type Json, type JsonObject, member } from '../../json/json.ts';
import { type Pointer, pointer } from '../../json/pointer.ts';
import type { OutOfReach } from '../../model/document.ts';
import { follow } from '../build.ts';
import { sendable } from '../security.ts';
import type { RepairedDocument } from './repair.ts';
import { repairedBody } from './repair-body.ts';
import { repairedParameters, undescribedParameters } from './repair-parameters.ts';
import { repairedResponses } from './repair-responses.ts';
import { type Repair, warn } from './repair-schema.ts';
import { chosenKey, KEY_SCHEME, type KeyChoice } from './repair-security.ts';
import { mapMembers, omit } from './tree.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];
/** Methods whose requests make sense without a body, whatever the document says. */
const BODILESS = ['get', 'delete', 'options'];
/** An answer to these has no body that could be read, or cannot be asked for. */
const UNJUDGED = ['head', 'trace'];

interface RepairOperations extends Repair {
  readonly outOfReach: OutOfReach[];
  readonly key: KeyChoice;
  readonly ids: Set<string>;
}

/** The document with operations that can all be probed: the others are named in `outOfReach`. What an operation does not say gets its default. */
export function repairedOperations(repair: Repair, outOfReach: OutOfReach[]): Pick<RepairedDocument, 'document' | 'otherAuths'> {
  const paths = member(repair.document, 'paths');
  if (!isObject(paths)) return { document: { ...repair.document, paths: {} }, otherAuths: [] };
  const items = mapMembers(paths, (path, item) => followed(repair, item, `/paths${pointer(path)}`));
  const operations = Object.values(items).flatMap((item) => METHODS.flatMap((method) => objectsAt(item, method)));
  const all: RepairOperations = { ...repair, outOfReach, key: chosenKey(repair.document, operations), ids: new Set() };
  const made = mapMembers(items, (path, item) => {
    const where = `/paths${pointer(path)}`;
    if (path.startsWith('/')) return isObject(item) ? repairedItem(all, path, item, where) : undefined;
    if (!path.startsWith('x-')) warn(repair, 'path that does not begin with a slash, ignored', where, path);
    return undefined;
  });
  const otherAuths = all.key.others.flatMap((scheme) => sendable({ value: scheme, pointer: '' }) ?? []);
  return { document: withKey({ ...repair.document, paths: made }, all.key), otherAuths };
}

function followed(repair: Repair, item: Json, where: Pointer): Json {
  return member(item, '$ref') === undefined ? item : (follow(repair, { value: item, pointer: where }).value ?? {});
}

function objectsAt(item: Json, name: string): readonly JsonObject[] {
  const value = member(item, name);
  return isObject(value) ? [value] : [];
}

function repairedItem(repair: RepairOperations, path: string, item: JsonObject, where: Pointer): JsonObject {
  const shared = repairedParameters(repair, member(item, 'parameters'), `${where}/parameters`, path);
  return mapMembers(item, (method, value) => {
    if (method === 'parameters') return shared.list;
    if (!METHODS.includes(method)) return value;
    if (!isObject(value)) return undefined;
    return repairedOperation(repair, value, { method, path, shared, where: `${where}/${method}` });
  });
}

interface Place {
  readonly method: string;
  readonly path: string;
  /** The parameters of the path. */
  readonly shared: ReturnType<typeof repairedParameters>;
  readonly where: Pointer;
}

function repairedOperation(repair: RepairOperations, operation: JsonObject, place: Place): JsonObject | undefined {
  const { method, path, shared, where } = place;
  const id = operationId(repair, operation, place);
  const own = repairedParameters(repair, member(operation, 'parameters'), `${where}/parameters`, path);
  const more = undescribedParameters(repair, [shared.list, own.list], path);
  for (const { name } of more) warn(repair, 'parameter of the path that nothing describes, taken for a text', where, name ?? '');
  const { body, blocked: noBody } = repairedBody(
    repair,
    member(operation, 'requestBody'),
    `${where}/requestBody`,
    BODILESS.includes(method),
  );
  const { responses, blocked: noSuccess } = repairedResponses(repair, member(operation, 'responses'), `${where}/responses`);
  const access = repair.key.accessOf(operation);
  const unjudged = UNJUDGED.includes(method) ? `Answers to ${method.toUpperCase()} cannot be judged.` : undefined;
  const reason =
    unjudged ?? (typeof access === 'object' ? access.blocked : undefined) ?? shared.blocked ?? own.blocked ?? noBody ?? noSuccess;
  if (reason !== undefined) {
    repair.outOfReach.push({ operation: id, method: method.toUpperCase(), path, reason, pointer: where });
    return undefined;
  }
  const parameters = [...(isArray(own.list) ? own.list : []), ...more];
  return {
    ...omit(operation, 'requestBody', 'parameters'),
    operationId: id,
    'x-source': member(operation, 'x-source') ?? { basis: 'documented', where: 'the description' },
    'x-writes': member(operation, 'x-writes') ?? !['get', 'options'].includes(method),
    ...(parameters.length === 0 ? {} : { parameters }),
    ...(body === undefined ? {} : { requestBody: body }),
    responses,
    security: access === 'key' ? [{ [KEY_SCHEME]: [] }] : access === 'optional' ? [{ [KEY_SCHEME]: [] }, {}] : [],
  };
}

/** The id of the operation, or its method and path where it has none of its own. */
function operationId(repair: RepairOperations, operation: JsonObject, { method, path, where }: Place): string {
  const given = member(operation, 'operationId');
  const own = typeof given === 'string' && given !== '' ? given : undefined;
  const id = own === undefined || repair.ids.has(own) ? `${method.toUpperCase()} ${path}` : own;
  if (own !== undefined && id !== own) warn(repair, 'operationId that another operation has, replaced by method and path', where, own);
  repair.ids.add(id);
  return id;
}

/** The document with the chosen scheme as its only one. */
function withKey(document: JsonObject, { scheme }: KeyChoice): JsonObject {
  const components = member(document, 'components');
  const others = isObject(components) ? omit(components, 'securitySchemes') : {};
  const schemes = scheme === undefined ? {} : { securitySchemes: { [KEY_SCHEME]: scheme } };
  return { ...omit(document, 'security'), components: { ...others, ...schemes } };
}
