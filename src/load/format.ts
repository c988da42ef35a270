import type { ErrorFormatKeywords } from '../../specs/extension.ts';
import type { JsonObject } from '../json/json.ts';
import type { Format, Operation } from '../model/format.ts';
import { allSchemas } from './all-schemas.ts';
import type { Build } from './build.ts';
import { addProblem } from './build.ts';
import { sharedCases } from './cases.ts';
import { catalogue, checkEntries } from './catalogue.ts';
import { checkValidRequests } from './check-examples.ts';
import { type DescribedValue, keywordAt, optionalKeyword, textAt, valueBelow } from './described-value.ts';
import { withDialect } from './dialects.ts';
import { readSource, rootObject, type SourceFile } from './document.ts';
import { type ValidExtension, validExtension } from './extension.ts';
import { operation, sketches } from './operations.ts';
import { DescriptionError, type Problem } from './problems.ts';
import { declaredStates } from './provider-states.ts';
import { readingRules } from './reading.ts';
import { checkReferences, checkViolations } from './references.ts';
import { causeRules, constraintRules, fieldRules, limitRules } from './rules.ts';
import { checkSchemas } from './schemas.ts';
import { authOf } from './security.ts';
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

/**
 * Builds the format of a document. First the document is validated: references, schemas, and the keywords of the extension. Only a valid one is
 * built, which reports names that refer to nothing. With problems, the result is `undefined`.
 */
export function buildFormat(given: JsonObject, problems: Problem[], { makesValues }: Pick<Build, 'makesValues'>): Format | undefined {
  const document = withDialect(given, problems);
  // Without the keywords of the dialect, most of what is missing is no mistake.
  if (problems.length > 0) return undefined;
  const top: DescribedValue = { value: document, pointer: '' };
  checkVersion(problems, top);
  const schemas = allSchemas({ document });
  const extension = validExtension({ document, problems }, sketches({ document, problems }).values(), schemas);
  checkReferences({ document, problems });
  checkSchemas({ document, problems }, schemas);
  if (extension === undefined || problems.length > 0) return undefined;
  const made: Build = { document, problems, makesValues, ...parts(problems, extension) };
  checkViolations(made, schemas);
  const format = build(made, extension.root);
  return problems.length > 0 ? undefined : format;
}

function parts(problems: Problem[], { root, operations }: ValidExtension): Pick<Build, 'operations' | 'catalogue' | 'states'> {
  return {
    operations,
    catalogue: catalogue({ problems }, keywordAt(root, 'catalogue')),
    states: declaredStates(keywordAt(root, 'states')),
  };
}

function build(made: Build, root: DescribedValue<ErrorFormatKeywords>): Format {
  const { name, title, reading, statuses } = root.value;
  checkEntries(made, keywordAt(root, 'catalogue'), reading.detail !== undefined);
  const operations = [...made.operations.values()].map((each) => operation(made, each));
  return {
    name,
    title,
    basePath: serverPath(made),
    smoke: smoke(made, optionalKeyword(root, 'smoke'), operations),
    auth: authOf(made),
    otherAuths: [],
    reading: readingRules(made, keywordAt(root, 'reading')),
    statuses,
    fields: fieldRules(made, root),
    limits: limitRules(made, root),
    catalogue: made.catalogue,
    causes: causeRules(made, keywordAt(root, 'causes')),
    constraints: constraintRules(made, keywordAt(root, 'causes')),
    states: made.states,
    operations,
    cases: sharedCases(made, keywordAt(root, 'cases')),
    document: made.document,
    usual: new Set(root.value.usual),
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
function smoke(made: Build, described: DescribedValue<string> | undefined, operations: readonly Operation[]): string {
  const able = operations.filter(
    ({ writes, valid }) => !writes && valid.states.length === 0 && valid.from === undefined && !valid.onlyInStates,
  );
  const ids = able.map(({ id }) => id);
  // Where values are made later, the operation is chosen when they are known.
  const id = described?.value ?? (made.makesValues ? '' : ids[0]);
  if (id === undefined || (described !== undefined && !ids.includes(id)))
    addProblem(
      made,
      described ?? { value: undefined, pointer: '/x-error-format/smoke' },
      'The smoke test needs an operation that does not write and whose valid request needs no state and no other operation.',
      ids,
    );
  return id ?? '';
}
