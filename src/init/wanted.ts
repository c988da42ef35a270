import { type JsonObject, member } from '../json/json.ts';
import { merged } from '../json/merge.ts';
import { at, pointer } from '../json/pointer.ts';
import type { Format, Operation } from '../model/format.ts';
import type { WantedConfig } from './config-text.ts';
import { observedFormat } from './contract.ts';
import { type Exceptions, withConstraints } from './exceptions.ts';
import type { Seen } from './seen.ts';

/** What a configuration is made from. */
export interface Findings {
  /** The first lines of a new file. */
  readonly header: string;
  readonly format: Format;
  readonly seen: readonly Seen[];
  /** Options of the run, which later runs should have too. */
  readonly options: JsonObject;
  /** Comments of the options, by their names. */
  readonly notes: Readonly<Record<string, string>>;
  /** Keywords that the error format begins with: the dialect. */
  readonly base: JsonObject;
  readonly exceptions: Exceptions;
  /** Options of an earlier run that do not hold any more. */
  readonly outdated: readonly string[];
}

/** The configuration that describes what was seen. */
export function wantedConfig({ format, seen, options, notes, base, exceptions, outdated, header }: Findings): WantedConfig {
  const { errorFormat, comments } = observedFormat(format, seen);
  const invalid = withConstraints(member(member(errorFormat, 'causes'), 'invalid'), exceptions.constraints);
  const causes = { ...causesOf(errorFormat), ...(invalid === undefined ? {} : { invalid }) };
  return {
    header,
    value: {
      ...options,
      errorFormat: merged(beginning(base, errorFormat), { ...errorFormat, ...(Object.keys(causes).length === 0 ? {} : { causes }) }),
      ...(Object.keys(exceptions.operations).length === 0 ? {} : { operations: exceptions.operations }),
    },
    comments: new Map([
      ...comments,
      ...Object.entries(notes).map(([name, note]) => [pointer(name), note] as const),
      [
        '/errorFormat/catalogue',
        'Every code that was seen, with its statuses and operations. The comment is the message of one such answer.',
      ],
      ['/errorFormat/causes', 'What each kind of broken request was answered with.'],
      ['/operations', 'Where single members and parameters were answered otherwise.'],
    ]),
    appendix: new Map([...notSeen(format, seen, false), ...ids(format)]),
    outdated: { members: outdated, lines: notSeen(format, seen, true).map(([line]) => line) },
  };
}

/** The base of the error format. A dialect's own catalogue does not count; without an entry that lists fields there is no rule for their names. */
function beginning(base: JsonObject, errorFormat: JsonObject): JsonObject {
  const { fields, ...rest } = base;
  const all = fields === undefined || member(errorFormat, 'fields') === undefined ? rest : base;
  return member(base, 'extends') === undefined ? all : { ...all, complete: true };
}

function causesOf(errorFormat: JsonObject): JsonObject {
  const causes = member(errorFormat, 'causes');
  // `as`: the causes were just made, as an object.
  return (causes ?? {}) as JsonObject;
}

const MOST = 100;

/** A heading with lines below it, each of which a file has once; nothing without lines. */
function section(heading: string, lines: readonly string[]): readonly (readonly [string, string])[] {
  if (lines.length === 0) return [];
  const shown = lines.length > MOST ? [...lines.slice(0, MOST), `… and ${lines.length - MOST} more`] : lines;
  const [mark = ''] = heading.split('\n');
  return [[mark, `\n${heading}`], ...shown.map((line): readonly [string, string] => [line, line])];
}

const STATES = `Documented, but not seen. To have one checked, name a provider state (docs/states.md) or a change of the valid request that provokes it:
  operations:
    createBook:
      error-cases:
        - { name: title taken, states: [a book with this title], expect: conflict }`;

/** Documented errors that no request provoked, or those that one did. */
function notSeen(format: Format, seen: readonly Seen[], isSeen: boolean): readonly (readonly [string, string])[] {
  const answered = new Set(seen.map(({ operation, answer }) => `${operation.id} ${answer.kind === 'accepted' ? '' : answer.status}`));
  const lines = format.operations.flatMap((operation) =>
    operation.responses
      .filter(({ status }) => status >= 400 && status < 500 && answered.has(`${operation.id} ${status}`) === isSeen)
      .map(({ status }) => `${operation.id} ${status}${descriptionOf(format, operation, status)}`),
  );
  const all = [...new Set(lines)];
  return isSeen ? all.map((line) => [line, line] as const) : section(STATES, all);
}

function descriptionOf({ document }: Format, operation: Operation, status: number): string {
  const text = at(document, `${operation.pointer}/responses/${status}/description`);
  const line = typeof text === 'string' ? text.trim().split('\n')[0] : undefined;
  return line === undefined || line === '' ? '' : `: ${line.slice(0, 80)}`;
}

const IDS = `Ids that no answer and no example gives, so that these operations were called with made ones. Give one that exists:
  operations:
    getBook:
      valid-request: { path: { id: 42 } }`;
const PRODUCERS = `Where ids come from. To have them from elsewhere, say so: valid-request: { from: { operation: …, bind: { /id: /path/id } } }`;

function ids({ operations }: Format): readonly (readonly [string, string])[] {
  const produced = operations.flatMap(({ id, valid: { from } }) =>
    from === undefined
      ? []
      : [...from.bind].map(([source, to]) => `${id} ${to}: ${source === '' ? 'the answer' : source} of ${from.operation}`),
  );
  const unsure = operations.flatMap(({ id, valid }) => valid.unsure.map((location) => `${id} ${location}`));
  return [...section(PRODUCERS, produced), ...section(IDS, unsure)];
}
