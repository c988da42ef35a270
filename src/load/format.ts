import { isObject, type JsonObject } from '../json/json.ts';
import type { Format, Operation } from '../model/format.ts';
import { allSchemas } from './all-schemas.ts';
import type { Build } from './build.ts';
import { addProblem } from './build.ts';
import { sharedCases } from './cases.ts';
import { catalogue, checkEntries } from './catalogue.ts';
import { checkValidRequests } from './check-examples.ts';
import { checkCircles } from './circles.ts';
import { declaredStates } from './declared-states.ts';
import { type DescribedValue, textAt, valueBelow } from './described-value.ts';
import { readSource, rootObject, type SourceFile } from './document.ts';
import { checkExtensions } from './extension.ts';
import { operation, sketches } from './operations.ts';
import { DescriptionError, type Problem } from './problems.ts';
import { checkReferences } from './references.ts';
import { causeRules, fieldRules, limitRules, readingRules, statusRules } from './rules.ts';
import { checkSchemas } from './schemas.ts';
import { authOf } from './security.ts';
import { serverPath } from './servers.ts';

/** The format that a file describes (YAML or JSON, OpenAPI 3.1 with our extensions). Throws a `DescriptionError` with everything that is wrong with it. */
export function loadFormat(file: string): Format {
  return formatOf(file, readSource(file));
}

/** The same from a source that was read before; `file` is its name in messages. */
export function formatOf(file: string, source: SourceFile): Format {
  const document = rootObject(file, source);
  const problems: Problem[] = [];
  const format = build(document, problems);
  if (format !== undefined && problems.length === 0) problems.push(...checkValidRequests(format));
  if (format === undefined || problems.length > 0) throw new DescriptionError(file, told(problems, source));
  return format;
}

/** Each mistake once, though it may be met on several ways, with its line; in the order of the file. */
function told(problems: readonly Problem[], source: SourceFile): readonly Problem[] {
  const once = new Map(problems.map((problem) => [JSON.stringify([problem.pointer, problem.message, problem.value]), problem]));
  return [...once.values()].map((problem) => located(problem, source)).sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function located(problem: Problem, source: SourceFile): Problem {
  const line = source.lineOf(problem.pointer);
  return line === undefined ? problem : { ...problem, line };
}

/** The format, or `undefined` where nothing says how its errors look, so that nothing else can be told either. */
function build(document: JsonObject, problems: Problem[]): Format | undefined {
  const top: DescribedValue = { value: document, pointer: '' };
  const root = valueBelow(top, 'x-error-format');
  checkVersion(problems, top);
  const operations = sketches({ document, problems });
  checkExtensions({ document, problems, operations });
  if (!isObject(root.value)) return undefined;
  const entries = catalogue({ problems }, valueBelow(root, 'catalogue'));
  const made: Build = { document, problems, operations, catalogue: entries, states: declaredStates(valueBelow(root, 'states')) };
  checkEntries(made, valueBelow(root, 'catalogue'), valueBelow(root, 'reading', 'detail').value !== undefined);
  checkReferences(made);
  const schemas = allSchemas(made);
  checkSchemas(made, schemas);
  checkCircles(made, schemas);
  const reading = readingRules(made, valueBelow(root, 'reading'));
  const all = [...operations.values()].map((sketch) => operation(made, sketch));
  return {
    name: textAt(valueBelow(root, 'name')) ?? '',
    title: textAt(valueBelow(root, 'title')) ?? '',
    basePath: serverPath(made),
    smoke: smoke(made, valueBelow(root, 'smoke'), all),
    auth: authOf(made),
    reading,
    statuses: statusRules(valueBelow(root, 'statuses')),
    fields: fieldRules(made, valueBelow(root, 'fields'), reading),
    limits: limitRules(made, valueBelow(root, 'limits')),
    catalogue: entries,
    causes: causeRules(made, valueBelow(root, 'causes')),
    states: made.states,
    operations: all,
    cases: sharedCases(made, valueBelow(root, 'cases')),
    document,
  };
}

function checkVersion(problems: Problem[], top: DescribedValue): void {
  const spot = valueBelow(top, 'openapi');
  if (!/^3\.1\.\d+$/.test(textAt(spot) ?? ''))
    addProblem({ problems }, spot, 'The description has to be written in OpenAPI 3.1.', ['3.1.0', '3.1.1']);
}

/** The operation of the smoke step: a read whose valid request needs nothing made before. */
function smoke(made: Build, spot: DescribedValue, operations: readonly Operation[]): string {
  const id = textAt(spot);
  if (id === undefined) return '';
  const able = operations.filter(
    ({ writes, valid }) => !writes && valid.states.length === 0 && valid.from === undefined && !valid.onlyInStates,
  );
  if (!able.some((each) => each.id === id))
    addProblem(
      made,
      spot,
      'The smoke step needs an operation that writes nothing and whose valid request needs no state and no other operation.',
      able.map((each) => each.id),
    );
  return id;
}
