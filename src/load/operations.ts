import { isArray, type Json, member } from '../json/json.ts';
import type { Operation } from '../model/format.ts';
import { METHODS, type Method } from '../model/method.ts';
import { requestBody } from './body.ts';
import { addProblem, type Build, type DescribedOperation, follow, type Sketch } from './build.ts';
import { readCases } from './cases.ts';
import { keywordAt, membersOf, optionalKeyword, textAt, valueBelow } from './described-value.ts';
import { linkNamed, linksNamed, linksOf } from './links.ts';
import { bulkRules, listRules, readBack, storedRule } from './operation-keywords.ts';
import { parameters } from './parameters.ts';
import { responses } from './responses.ts';
import { isSecured } from './security.ts';
import { checkComplete, validRequest } from './valid-request.ts';

/** The operations of the description by id. Reports missing and duplicate ids. */
export function sketches(build: Pick<Build, 'document' | 'problems'>): ReadonlyMap<string, Sketch> {
  const found = new Map<string, Sketch>();
  for (const [path, item] of membersOf(valueBelow({ value: build.document, pointer: '' }, 'paths'))) {
    const parent = follow(build, item);
    if (!path.startsWith('/')) addProblem(build, { value: path, pointer: item.pointer }, 'A path must begin with "/".');
    for (const [name, spot] of membersOf(parent)) {
      const method = methodOf(name);
      if (method === undefined) continue;
      const id = textAt(valueBelow(spot, 'operationId'));
      if (id === undefined) addProblem(build, valueBelow(spot, 'operationId'), `${method} ${path} needs an operationId.`);
      else if (found.has(id)) addProblem(build, valueBelow(spot, 'operationId'), `Another operation already has the id "${id}".`);
      else found.set(id, { id, method, path, spot, parent });
    }
  }
  return found;
}

/** The method of a member of a path item; `undefined` for other members, such as `parameters`. OpenAPI spells methods in lower case. */
function methodOf(name: string): Method | undefined {
  return METHODS.find((method) => method.toLowerCase() === name);
}

/** The tags of an operation; other values than texts are no tags. */
function tagsOf(described: Json | undefined): readonly string[] {
  const tags = member(described, 'tags');
  return isArray(tags) ? tags.filter((tag) => typeof tag === 'string') : [];
}

/** Builds an operation of the format. */
export function operation(build: Build, sketch: DescribedOperation): Operation {
  const { spot, keywords } = sketch;
  const valid = validRequest(build, sketch);
  const body = requestBody(build, sketch);
  const described = parameters(build, sketch);
  if (!build.makesValues || valid.basis === 'written') checkComplete(build, sketch, valid, { parameters: described, body });
  const links = linksOf(build, sketch);
  return {
    id: sketch.id,
    method: sketch.method,
    path: sketch.path,
    summary: textAt(valueBelow(spot, 'summary')) ?? '',
    tags: tagsOf(spot.value),
    writes: writes(build, sketch),
    secured: isSecured(build, sketch),
    source: keywords.value['x-source'],
    parameters: described,
    body,
    responses: responses(build, sketch),
    valid,
    cases: readCases(build, sketch, valid),
    bulk: bulkRules(build, sketch, body),
    cleanup: linkNamed(build, optionalKeyword(keywords, 'x-cleanup'), links),
    readBack: readBack(build, sketch, links),
    gone: linksNamed(build, keywordAt(keywords, 'x-gone'), links),
    stored: storedRule(build, sketch),
    list: listRules(build, sketch),
    pointer: spot.pointer,
  };
}

/** Methods whose operations must have `x-writes`: with a guess, `--read-only` might write. A `POST` may be either. */
const NEED_WRITES = ['POST', 'PUT', 'PATCH', 'DELETE'];

function writes(build: Build, { keywords, method, id }: DescribedOperation): boolean {
  const flag = keywordAt(keywords, 'x-writes');
  if (flag.value === undefined && NEED_WRITES.includes(method))
    addProblem(build, flag, `${id} is a ${method}: "x-writes" must say whether its success changes the server.`, [true, false]);
  return flag.value ?? false;
}
