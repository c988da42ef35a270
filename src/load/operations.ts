import type { Operation } from '../model/format.ts';
import { requestBody } from './body.ts';
import { addProblem, type Build, follow, type Sketch } from './build.ts';
import { bulkRules } from './bulk.ts';
import { readCases } from './cases.ts';
import { flagAt, membersOf, textAt, valueBelow } from './described-value.ts';
import { linkNamed, linksNamed, linksOf } from './links.ts';
import { parameters } from './parameters.ts';
import { listRules, readBack, storedRule } from './read-back.ts';
import { responses } from './responses.ts';
import { isSecured } from './security.ts';
import { sourceAt } from './source.ts';
import { checkComplete, validRequest } from './valid.ts';

const METHODS = ['get', 'put', 'post', 'delete', 'options', 'head', 'patch', 'trace'];

/** Where each operation stands, by its id; missing ids and ids that stand twice are noted. */
export function sketches(build: Pick<Build, 'document' | 'problems'>): ReadonlyMap<string, Sketch> {
  const found = new Map<string, Sketch>();
  for (const [path, item] of membersOf(valueBelow({ value: build.document, pointer: '' }, 'paths'))) {
    const parent = follow(build, item);
    if (!path.startsWith('/')) addProblem(build, { value: path, pointer: item.pointer }, 'A path begins with "/".');
    for (const [method, spot] of membersOf(parent)) {
      if (!METHODS.includes(method)) continue;
      const id = textAt(valueBelow(spot, 'operationId'));
      if (id === undefined) addProblem(build, valueBelow(spot, 'operationId'), `${method.toUpperCase()} ${path} needs an operationId.`);
      else if (found.has(id)) addProblem(build, valueBelow(spot, 'operationId'), 'Another operation has this id already.');
      else found.set(id, { id, method: method.toUpperCase(), path, spot, parent });
    }
  }
  return found;
}

/** An operation as the engine knows it. */
export function operation(build: Build, sketch: Sketch): Operation {
  const { spot } = sketch;
  const source = sourceAt(valueBelow(spot, 'x-source'));
  const valid = validRequest(build, sketch);
  const body = requestBody(build, sketch);
  const described = parameters(build, sketch);
  checkComplete(build, sketch, valid, { parameters: described, body });
  const links = linksOf(build, sketch);
  return {
    id: sketch.id,
    method: sketch.method,
    path: sketch.path,
    summary: textAt(valueBelow(spot, 'summary')) ?? '',
    writes: writes(build, sketch),
    secured: isSecured(build, sketch),
    source,
    parameters: described,
    body,
    responses: responses(build, sketch),
    valid,
    cases: readCases(build, sketch, valid, source),
    bulk: bulkRules(build, valueBelow(spot, 'x-bulk'), body),
    cleanup: linkNamed(build, valueBelow(spot, 'x-cleanup'), links),
    readBack: readBack(build, valueBelow(spot, 'x-read-back'), links),
    gone: linksNamed(build, valueBelow(spot, 'x-gone'), links),
    stored: storedRule(build, valueBelow(spot, 'x-stored')),
    list: listRules(build, sketch, valueBelow(spot, 'x-list')),
    pointer: spot.pointer,
  };
}

/** These methods have to say whether the operation writes: a guess would let `--read-only` write. A `POST` may be either. */
const TELLING = ['POST', 'PUT', 'PATCH', 'DELETE'];

function writes(build: Build, { spot, method, id }: Sketch): boolean {
  const word = valueBelow(spot, 'x-writes');
  if (word.value === undefined && TELLING.includes(method))
    addProblem(build, word, `${id} is a ${method}, so "x-writes" must say whether a success of it changes the server.`, [true, false]);
  return flagAt(word, false);
}
