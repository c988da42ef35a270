import { existsSync } from 'node:fs';
import { requirements } from '../../suites/index.ts';
import { type UpdatedConfig, updatedConfig } from '../init/config-text.ts';
import { deviations, type Exceptions, exceptionsOf } from '../init/exceptions.ts';
import { type Violated, violated } from '../init/verify.ts';
import { wantedConfig } from '../init/wanted.ts';
import { isArray, type JsonObject, member } from '../json/json.ts';
import { CONFIG_NAMES, parseConfig } from '../load/config.ts';
import { withMemberKeywords } from '../load/written-members.ts';
import type { Format } from '../model/format.ts';
import { plan } from '../plan/plan.ts';
import type { InitResult } from './commands/init.ts';
import { type InitFile, writeInitFile } from './init-file.ts';

const HEADER = `The errors of this API as errspec observed them. Read it, correct what should be otherwise, and commit it: from then on
\`errspec check\` fails where a code, a status or the name of a field changes. \`errspec init --update\` adds what is new and keeps the rest.`;

const SCHEMA = 'node_modules/errspec/specs/config.schema.json';

/** The first lines of a new file; the schema gives editors completion. */
function header(): string {
  return existsSync(SCHEMA) ? `yaml-language-server: $schema=${SCHEMA}\n${HEADER}` : HEADER;
}

const NONE: Exceptions = { constraints: {}, operations: {} };

/** Writes the file, and returns what to print about it. */
export function written(file: InitFile, result: InitResult): string {
  const draft = drafted(file, result, NONE);
  const described = loaded(file, result, draft);
  const exceptions = exceptionsIn(described, file, result);
  const final = drafted(file, result, exceptions);
  // What check could not read must not be written.
  const format = loaded(file, result, final);
  if (final.text !== file.text) writeInitFile(file.name, final.text);
  return summary(file, result, { ...final, violated: violatedToday(format, result) });
}

/** What a check would report of the answers that were just seen. */
function violatedToday(format: Format, { run, subject, answers }: InitResult): readonly Violated[] {
  const states = subject.statesUrl === undefined ? 'none' : 'all';
  const { scenarios } = plan(format, requirements, { seed: 1, states, readOnly: !answers.write, assumed: false });
  return violated(format, scenarios, run.observations, requirements);
}

function drafted(file: InitFile, { format, seen, base, ...session }: InitResult, exceptions: Exceptions): UpdatedConfig {
  const { options, notes } = optionsOf(session);
  const had = file.text === undefined ? undefined : parseConfig(file.name, file.text).options;
  return updatedConfig(
    file.text,
    wantedConfig({
      header: header(),
      format,
      seen,
      base,
      exceptions,
      options: had === undefined ? options : lacking(options, had),
      notes,
      outdated: session.answers.write && had?.['read-only'] === true ? ['read-only'] : [],
    }),
  );
}

/** Options that a file needs and lacks. Those that narrow what is sent are for people to add. */
function lacking(options: JsonObject, had: JsonObject): JsonObject {
  const hasDocument = had['openapi'] !== undefined || had['format'] !== undefined;
  const needed = hasDocument ? ['target'] : ['openapi', 'format', 'target'];
  return Object.fromEntries(Object.entries(options).filter(([name]) => needed.includes(name) && had[name] === undefined));
}

function loaded({ name }: InitFile, { load, keywords }: InitResult, { text }: UpdatedConfig): Format {
  return load(parseConfig(name, text).keywords ?? keywords);
}

/** Exceptions of operations that the file does not know yet: what people decided about the others stays. */
function exceptionsIn(format: Format, { name, text }: InitFile, { seen: all, subject, answers }: InitResult): Exceptions {
  const known = text === undefined ? [] : knownOperations(parseConfig(name, text).keywords?.errorFormat ?? {});
  const seen = all.filter(({ operation }) => !known.includes(operation.id));
  const states = subject.statesUrl === undefined ? 'none' : 'all';
  const { scenarios } = plan(format, requirements, { seed: 1, states, readOnly: !answers.write, assumed: false });
  const found = deviations(format, scenarios, seen).filter(({ operation: id, location }) => {
    const operation = format.operations.find((each) => each.id === id);
    return operation !== undefined && withMemberKeywords(format.document, operation.pointer, location, {}) !== undefined;
  });
  return exceptionsOf(found, seen);
}

/** Operations that an entry of the catalogue lists. */
function knownOperations(errorFormat: JsonObject): readonly string[] {
  const entries = member(errorFormat, 'catalogue');
  return (isArray(entries) ? entries : []).flatMap((entry) => {
    const operations = member(entry, 'operations');
    return isArray(operations) ? operations.map(String) : [];
  });
}

const SELECTING = [
  ['operation', 'operation'],
  ['path', 'path'],
  ['tag', 'tag'],
  ['method', 'method'],
  ['exclude-operation', 'excludeOperation'],
  ['exclude-path', 'excludePath'],
  ['exclude-tag', 'excludeTag'],
  ['exclude-method', 'excludeMethod'],
] as const;

/** The options that later runs need to judge the same; secrets are left out. */
function optionsOf({ flags, answers }: Pick<InitResult, 'flags' | 'answers'>): {
  readonly options: JsonObject;
  readonly notes: Record<string, string>;
} {
  const selecting = SELECTING.flatMap(([name, attribute]) => (flags[attribute].length > 0 ? [[name, flags[attribute]] as const] : []));
  return {
    options: {
      [flags.openapi === undefined && flags.format !== undefined ? 'format' : 'openapi']: answers.openapi,
      target: answers.target,
      ...(flags.overlay === undefined ? {} : { overlay: flags.overlay }),
      ...(flags.allowRemoteRefs === true ? { 'allow-remote-refs': true } : {}),
      ...(flags.states === undefined ? {} : { states: flags.states }),
      ...Object.fromEntries(selecting),
      ...(answers.write ? {} : { 'read-only': true }),
    },
    notes: { 'read-only': 'Only reads were observed. `errspec init --update --write` adds writes, and deletes this line.' },
  };
}

interface Written extends UpdatedConfig {
  readonly violated: readonly Violated[];
}

function violatedLine({ requirement, operations }: Violated): string {
  const [shown, more] = [operations.slice(0, 3).join(', '), operations.length - 3];
  return `  ${requirement}${shown === '' ? '' : `  ${shown}`}${more > 0 ? ` and ${more} more` : ''}\n`;
}

function summary(
  { name, text }: InitFile,
  { run, seen, answers, subject }: InitResult,
  { text: now, added, kept, violated: failed }: Written,
): string {
  const entries = member(parseConfig(name, now).keywords?.errorFormat, 'catalogue');
  const codes = (isArray(entries) ? entries : []).filter((entry) => member(entry, 'open') !== true).length;
  const operations = new Set(seen.map(({ operation }) => operation.id)).size;
  const what = `${count(codes, 'code')} of ${count(operations, 'operation')}, from ${count(run.requests, 'request')}${answers.write ? '' : ' (reads only)'}`;
  const status = text === undefined ? 'written' : added.length === 0 ? 'nothing is new' : count(added.length, 'addition');
  const differs =
    kept.length === 0 ? '' : `Kept as written, though the target answers otherwise:\n${kept.map((each) => `  ${each}\n`).join('')}`;
  const out = subject.format.outOfReach.length;
  const option = name === CONFIG_NAMES[0] ? '' : ` --config ${name}`;
  return [
    `${name}: ${status}. It has ${what}.\n`,
    out === 0 ? '' : `${count(out, 'operation')} cannot be called; \`errspec check\` says why.\n`,
    differs,
    failed.length === 0 ? '' : `The answers violate ${count(failed.length, 'MUST')} today:\n${failed.map(violatedLine).join('')}`,
    '\n',
    `  Next: read ${name}, correct what should be otherwise, and commit it.\n`,
    `  Next: errspec check${option}    fails from now on where a code, a status or the name of a field changes.\n`,
    failed.length === 0
      ? ''
      : `  Next: errspec check${option} --baseline errspec-baseline.yaml --update-baseline    accepts for now what fails today.\n`,
    answers.write
      ? ''
      : `  Next: errspec init --update --write${option}    adds what POST, PUT, PATCH and DELETE answer; only for a test system.\n`,
  ].join('');
}

function count(number: number, what: string): string {
  return `${number} ${what}${number === 1 ? '' : 's'}`;
}
