import { isObject, type JsonObject } from '../json/json.ts';
import type { Format, Operation } from '../model/format.ts';
import { allSchemas } from './all-schemas.ts';
import type { Build } from './build.ts';
import { addProblem } from './build.ts';
import { sharedCases } from './cases.ts';
import { catalogue, checkEntries } from './catalogue.ts';
import { checkValidRequests } from './check-examples.ts';
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
import { checkSelfReferences } from './self-references.ts';
import { serverPath } from './servers.ts';

/** Loads a format from its description (YAML or JSON, OpenAPI 3.1 with our extension). Throws a `DescriptionError` that lists all problems. */
export function loadFormat(file: string): Format {
  return formatOf(file, readSource(file));
}

/** Loads a format from a parsed file; `file` is its name in messages. Throws like `loadFormat`. */
export function formatOf(file: string, source: SourceFile): Format {
  const document = rootObject(file, source);
  const problems: Problem[] = [];
  const format = buildFormat(document, problems, { makesValues: false });
  if (format !== undefined && problems.length === 0) problems.push(...checkValidRequests(format));
  if (format === undefined || problems.length > 0) throw new DescriptionError(file, sortedProblems(problems, source));
  return format;
}

/** The problems with their lines, in the order of the file. A problem found twice (through different references) is listed once. */
export function sortedProblems(problems: readonly Problem[], source: SourceFile): readonly Problem[] {
  const once = new Map(problems.map((problem) => [JSON.stringify([problem.pointer, problem.message, problem.value]), problem]));
  return [...once.values()].map((problem) => located(problem, source)).sort((a, b) => (a.line ?? 0) - (b.line ?? 0));
}

function located(problem: Problem, source: SourceFile): Problem {
  if (source.origin !== undefined) return { ...problem, ...source.origin(problem.pointer) };
  const line = source.lineOf(problem.pointer);
  return line === undefined ? problem : { ...problem, line };
}

/** Builds the format; `undefined` without an `x-error-format`, because nothing else can be checked then. */
export function buildFormat(document: JsonObject, problems: Problem[], { makesValues }: Pick<Build, 'makesValues'>): Format | undefined {
  const top: DescribedValue = { value: document, pointer: '' };
  const root = valueBelow(top, 'x-error-format');
  checkVersion(problems, top);
  const operations = sketches({ document, problems });
  checkExtensions({ document, problems, operations });
  if (!isObject(root.value)) return undefined;
  const entries = catalogue({ problems }, valueBelow(root, 'catalogue'));
  const states = declaredStates(valueBelow(root, 'states'));
  const made: Build = { document, problems, operations, catalogue: entries, states, makesValues };
  checkEntries(made, valueBelow(root, 'catalogue'), valueBelow(root, 'reading', 'detail').value !== undefined);
  checkReferences(made);
  const schemas = allSchemas(made);
  checkSchemas(made, schemas);
  checkSelfReferences(made, schemas);
  const reading = readingRules(made, valueBelow(root, 'reading'));
  const all = [...operations.values()].map((sketch) => operation(made, sketch));
  return {
    name: textAt(valueBelow(root, 'name')) ?? '',
    title: textAt(valueBelow(root, 'title')) ?? '',
    basePath: serverPath(made),
    smoke: smoke(made, valueBelow(root, 'smoke'), all),
    auth: authOf(made),
    otherAuths: [],
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
    warnings: [],
    outOfReach: [],
  };
}

function checkVersion(problems: Problem[], top: DescribedValue): void {
  const spot = valueBelow(top, 'openapi');
  if (!/^3\.1\.\d+$/.test(textAt(spot) ?? ''))
    addProblem({ problems }, spot, 'The description must be written in OpenAPI 3.1.', ['3.1.0', '3.1.1']);
}

/** The operation of the smoke test: a read whose valid request has no preconditions. */
function smoke(made: Build, spot: DescribedValue, operations: readonly Operation[]): string {
  const id = textAt(spot);
  const able = operations.filter(
    ({ writes, valid }) => !writes && valid.states.length === 0 && valid.from === undefined && !valid.onlyInStates,
  );
  const [first] = able;
  // Where values are made later, the operation is chosen when they are known.
  if (id === undefined && (made.makesValues || first !== undefined)) return made.makesValues ? '' : (first?.id ?? '');
  if (!able.some((each) => each.id === id))
    addProblem(
      made,
      spot,
      'The smoke test needs an operation that does not write and whose valid request needs no state and no other operation.',
      able.map((each) => each.id),
    );
  return id ?? '';
}
