import { existsSync, readFileSync } from 'node:fs';
import { type Document, isMap, parseDocument, YAMLSeq } from 'yaml';
import { isArray, isObject, type Json, member } from '../json/json.ts';
import { pointer } from '../json/pointer.ts';
import type { Baseline, BaselineEntry, BaselineOutcome } from '../model/baseline.ts';
import type { Finding, Report } from '../model/report.ts';
import { parseSource, reasonOf, type SourceFile } from './document.ts';
import { DescriptionError, type Problem } from './problems.ts';

const MEMBERS = ['finding', 'requirement', 'operation', 'code', 'status', 'answered-by', 'reason', 'expires', 'fuzz'] as const;
const CONDITIONS = ['requirement', 'operation', 'code', 'status', 'answered-by'] as const;

/** Reads a baseline (YAML or JSON). A file that cannot be read or has an invalid entry throws a `DescriptionError` with the line. */
export function loadBaseline(file: string): Baseline {
  return parseBaseline(file, textOf(file));
}

/** Reads a baseline from text; `file` is its name in messages. */
export function parseBaseline(file: string, text: string): Baseline {
  const source = parseSource(file, text);
  const problems: Problem[] = [];
  const { value } = source;
  const known = member(value, 'known');
  if (!isObject(value) || (known !== undefined && known !== null && !isArray(known)) || member(value, 'version') !== 1) {
    throw new DescriptionError(file, [problemAt(source, '', 'A baseline has the form "version: 1" and "known:" with a list of entries.')]);
  }
  const entries = (isArray(known) ? known : []).flatMap((entry, index) => entryOf(entry, source, pointer('known', index), problems));
  if (problems.length > 0) throw new DescriptionError(file, problems);
  return { file, recorded: recordedOf(member(value, 'recorded')), entries };
}

function recordedOf(value: Json | undefined): Baseline['recorded'] {
  const [seed, runs, gaps] = ['seed', 'runs', 'gaps'].map((name) => member(value, name));
  return typeof seed === 'number' && typeof runs === 'number' && typeof gaps === 'number' ? { seed, runs, gaps } : undefined;
}

function entryOf(entry: Json, source: SourceFile, where: string, problems: Problem[]): readonly BaselineEntry[] {
  const add = (message: string, at = where) => problems.push(problemAt(source, at, message));
  if (!isObject(entry)) {
    add('An entry has a "finding" or at least one condition, and a "reason".');
    return [];
  }
  const before = problems.length;
  for (const name of Object.keys(entry))
    if (!MEMBERS.some((each) => each === name)) add(`Unknown member "${name}". Allowed: ${MEMBERS.join(', ')}.`, `${where}/${name}`);
  const text = (name: string): string | undefined => {
    const value = member(entry, name);
    if (value === undefined || value === null) return undefined;
    if (typeof value === 'string' && value.trim() !== '') return value;
    add(`"${name}" must be a string that is not empty.`, `${where}/${name}`);
    return undefined;
  };
  const [id, reason, expires] = [text('finding'), text('reason'), text('expires')];
  const status = member(entry, 'status');
  const conditions = CONDITIONS.filter((name) => member(entry, name) !== undefined);
  if (reason === undefined) add('An entry needs a "reason": why the finding is accepted.');
  if (expires !== undefined && !isDay(expires)) add('"expires" must be a day: 2027-01-31.', `${where}/expires`);
  if (status !== undefined && typeof status !== 'number') add('"status" must be a number: 503.', `${where}/status`);
  if (id !== undefined && !/^[\w./-]+:[0-9a-f]{10}$/.test(id))
    add('"finding" must be the id of a finding as reports show it: codes/documented:1a2b3c4d5e.', `${where}/finding`);
  if (id !== undefined && conditions.length > 0) add(`"finding" names one finding; delete ${conditions.join(', ')}.`);
  if (id === undefined && conditions.length === 0) add(`An entry needs a "finding" or one of ${CONDITIONS.join(', ')}.`);
  const rule = { requirement: text('requirement'), operation: text('operation'), code: text('code'), answeredBy: text('answered-by') };
  if (problems.length > before || reason === undefined) return [];
  const common = { reason, expires, line: source.lineOf(where) ?? 1 };
  if (id !== undefined) return [{ kind: 'finding', ...common, id, fuzz: member(entry, 'fuzz') === true }];
  return [{ kind: 'rule', ...common, ...rule, status: typeof status === 'number' ? status : undefined }];
}

/** Whether the text is a day that exists: `2027-01-31`. */
function isDay(text: string): boolean {
  const date = new Date(`${text}T00:00:00Z`);
  return /^\d{4}-\d{2}-\d{2}$/.test(text) && !Number.isNaN(date.getTime()) && date.toISOString().startsWith(text);
}

function problemAt(source: SourceFile, where: string, message: string): Problem {
  const line = source.lineOf(where);
  return { pointer: where, message, ...(line === undefined ? {} : { line }) };
}

/** What an update records of a run besides its findings. */
export interface UpdateFacts {
  /** `YYYY-MM-DD`, UTC. */
  readonly today: string;
  /** How much the run left out (`gapsIn`). */
  readonly gaps: number;
}

/** What an update does to a file. */
export interface BaselineUpdate {
  readonly text: string;
  readonly added: number;
  readonly removed: number;
}

/**
 * The text of the baseline after a run: entries that are stale or match nothing are deleted, findings that no entry accepts are added.
 * Comments, reasons and expired entries stay as people wrote them: only a person can extend a date.
 */
export function updatedBaseline(file: string, report: Report, { today, gaps }: UpdateFacts): BaselineUpdate {
  const exists = existsSync(file);
  const document = parseDocument(exists ? textOf(file) : EMPTY);
  const outdated = linesOf(report.baseline, ['stale', 'unmatched', 'unknown-requirement', 'unknown-operation']);
  const list = listIn(document);
  const before = list.items.length;
  const lines = exists ? loadBaseline(file).entries.map(({ line }) => line) : [];
  list.items = list.items.filter((_, index) => !outdated.has(lines[index] ?? 0));
  const removed = before - list.items.length;
  const fresh = report.results.flatMap(({ findings }) => findings).filter(({ known }) => known === undefined);
  for (const finding of fresh) list.add(document.createNode(entryFor(finding, today)));
  if (list.items.length > 0) list.flow = false;
  document.set('recorded', document.createNode({ seed: report.seed, runs: report.run.options['runs'] ?? 0, gaps }));
  return { text: document.toString({ lineWidth: 0 }), added: fresh.length, removed };
}

const EMPTY = `# Findings that are accepted for now: they are reported, but do not fail the run. Written by errspec when it updates the baseline; edit freely.
# An entry names one "finding", or gives conditions ("requirement", "operation", "code", "status", "answered-by"; globs), with a "reason"
# and, if you like, "expires": its last day.
version: 1
known: []
`;

function entryFor({ id, operation, about, fuzz }: Finding, today: string): Json {
  const what = `${operation === null ? '' : `${operation}: `}${about}`;
  return { finding: id, reason: `recorded on ${today} (${what})`, ...(fuzz === undefined ? {} : { fuzz: true }) };
}

function linesOf(outcome: BaselineOutcome | undefined, kinds: readonly string[]): ReadonlySet<number> {
  return new Set((outcome?.problems ?? []).filter(({ kind }) => kinds.includes(kind)).map(({ line }) => line));
}

/** The list of entries; an empty one is added if the file has none. */
function listIn(document: Document): YAMLSeq {
  const list = isMap(document.contents) ? document.get('known') : undefined;
  if (list instanceof YAMLSeq) return list;
  const made = new YAMLSeq();
  document.set('known', made);
  return made;
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    throw new DescriptionError(file, [{ pointer: '', message: `The baseline cannot be read: ${reasonOf(error)}.` }]);
  }
}
