import { exec, type JsonValue } from 'jsonpath-rfc9535';
import { isArray, isObject, type Json, type JsonObject, member } from '../../json/json.ts';
import { at, pointer, without, withValue } from '../../json/pointer.ts';
import { readSource, rootObject, type SourceFile } from '../document.ts';
import { DescriptionError, type Problem } from '../problems.ts';

/**
 * The document with overlays applied in their order (OpenAPI Overlay 1.0): each action updates or removes what its JSONPath (RFC 9535) selects; one that selects
 * nothing changes nothing. An overlay that is none is a `DescriptionError`.
 */
export function withOverlays(document: JsonObject, files: readonly string[]): JsonObject {
  return files.reduce<JsonObject>((made, file) => overlaid(made, file, readSource(file)), document);
}

function overlaid(document: JsonObject, file: string, source: SourceFile): JsonObject {
  const overlay = rootObject(file, source);
  const version = member(overlay, 'overlay');
  const actions = member(overlay, 'actions');
  const problems: Problem[] = [];
  if (typeof version !== 'string' || !version.startsWith('1.'))
    problems.push({
      pointer: '/overlay',
      message: 'An overlay begins with its version: "overlay: 1.0.0".',
      ...(version === undefined ? {} : { value: version }),
    });
  if (!isArray(actions)) problems.push({ pointer: '/actions', message: 'An overlay has a list of actions.' });
  let made: Json = document;
  for (const [index, action] of (isArray(actions) ? actions : []).entries()) {
    const next = applied(made, action, `/actions/${index}`);
    if ('problem' in next) problems.push(next.problem);
    else made = next.made;
  }
  if (problems.length > 0)
    throw new DescriptionError(
      file,
      problems.map((problem) => withLine(problem, source)),
    );
  return isObject(made) ? made : document;
}

function withLine(problem: Problem, { lineOf }: SourceFile): Problem {
  const line = lineOf(problem.pointer);
  return line === undefined ? problem : { ...problem, line };
}

/** The document after an action, or what is wrong with the action. */
function applied(document: Json, action: Json, where: string): { readonly made: Json } | { readonly problem: Problem } {
  const target = member(action, 'target');
  if (typeof target !== 'string') return { problem: { pointer: where, message: 'An action needs a "target": a JSONPath.' } };
  const found = selected(document, target);
  if (found === undefined) return { problem: { pointer: `${where}/target`, message: 'This is no JSONPath of RFC 9535.', value: target } };
  const update = member(action, 'update');
  // From the end of a list to its beginning, so that the others keep their places.
  if (member(action, 'remove') === true) return { made: found.toReversed().reduce((all, place) => without(all, place), document) };
  if (update === undefined) return { problem: { pointer: where, message: 'An action needs "update", or "remove: true".' } };
  return { made: found.reduce((all, place) => withValue(all, place, updated(at(all, place), update)), document) };
}

/** The JSON Pointers of what a JSONPath selects; `undefined` if it is none. */
function selected(document: Json, target: string): readonly string[] | undefined {
  const found: string[] = [];
  try {
    // `as`: the library only reads, though its type of JSON is not read-only.
    exec(document as JsonValue, target, (_, path) => found.push(pointer(...path)));
    return found;
  } catch {
    return undefined;
  }
}

/** Objects are merged, lists get what is added, anything else is replaced. */
function updated(value: Json | undefined, update: Json): Json {
  if (isArray(value)) return [...value, ...(isArray(update) ? update : [update])];
  if (!isObject(value) || !isObject(update)) return update;
  const merged = Object.entries(update).map(([name, each]): [string, Json] => [name, updated(member(value, name), each)]);
  return { ...value, ...Object.fromEntries(merged) };
}
