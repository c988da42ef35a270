import { createHash } from 'node:crypto';
import type { Json } from '../json/json.ts';
import { tokens } from '../json/pointer.ts';
import type { Located } from '../judge/engine.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Cause, Scenario } from '../model/probe.ts';
import type { ExampleRank, Finding, FuzzInfo, RecordedExchange, WholeBody } from '../model/report.ts';
import type { Observation } from '../model/requirement.ts';
import { answeredBy } from '../read/answered-by.ts';
import { parsed } from '../read/json.ts';
import { abridged, bounded, MOST_KEPT } from './abridged.ts';
import { identityOf, newFinding } from './identity.ts';
import { sizeOf } from './size.ts';

/** A finding as one exchange shows it. */
export interface Gathered {
  readonly finding: Finding;
  /** The exchange that shows it, by name; `undefined` for a finding of an aggregate. */
  readonly example: { readonly name: string; readonly exchange: RecordedExchange } | undefined;
  /** How good the example is. */
  readonly rank: ExampleRank;
}

/**
 * The name of an exchange in a report. The path distinguishes a shrunk payload from the first one, the attempt a retried answer from the
 * final one.
 */
function exchangeName({ format, scenario, probe, attempt }: Observation, path: string | undefined): string {
  return `${format.name}:${scenario.id}${path === undefined ? '' : `@${path}`}#${probe.step}${attempt === undefined ? '' : `, attempt ${attempt}`}`;
}

/** The step that an exchange name belongs to, and whether the exchange was retried. */
export function stepNamed(name: string): { readonly step: string; readonly isRetried: boolean } {
  const end = name.slice(name.lastIndexOf('#') + 1);
  const step = end.replace(/, attempt \d+$/, '');
  return { step, isRetried: step !== end };
}

/** What is known about a scenario besides its observations. */
export interface Planned {
  /** Its position in the plan. */
  readonly at: number;
  /** Shared scenarios by their ids. */
  readonly shared: ReadonlyMap<string, Scenario>;
  /** How it was shrunk; `undefined` if it is as planned or generated. */
  readonly shrunk?: FuzzInfo;
}

/** A finding of an exchange or a scenario when it is first seen. */
export function gathered(requirement: string, located: Located, { at, shared, shrunk }: Planned): Gathered {
  const { found, observation } = located;
  const { probe, scenario, operation } = observation;
  const name = exchangeName(observation, shrunk?.path);
  const { id, rank } = identityOf(requirement, located, at);
  return {
    finding: newFinding({
      id,
      requirement,
      code: found.code,
      operation: operation?.id ?? null,
      cause: probe.cause.kind,
      about: about(probe.cause),
      where: found.where,
      expected: bounded(found.expected),
      actual: bounded(found.actual),
      spec: found.spec ?? probe.spec,
      exchange: name,
      recipe: recipeOf(scenario, shared),
      ...(shrunk === undefined ? drawnBy(scenario) : { fuzz: shrunk }),
    }),
    example: { name, exchange: recorded(observation.exchange, found.where) },
    rank,
  };
}

/** The origin of a generated payload that shows a finding, not shrunk yet. */
function drawnBy(scenario: Scenario): Pick<Finding, 'fuzz'> {
  const { drawn } = scenario;
  if (drawn === undefined) return {};
  const { size, unit } = sizeOf(scenario, drawn.kind);
  return { fuzz: { kind: drawn.kind, seed: drawn.seed, path: String(drawn.run), size, shrunkTo: size, unit } };
}

/** The scenario and those it uses as JSON: everything needed to run it again, with placeholders in `bind` and `key`. */
export function recipeOf(scenario: Scenario, shared: ReadonlyMap<string, Scenario>): Json {
  const part = ({ id, operation, broughtBy, drawn, states, uses, writes, steps }: Scenario) => ({
    scenario: id,
    operation,
    broughtBy,
    drawn,
    states,
    uses,
    writes,
    steps,
  });
  // A scenario contains only JSON values (and undefined members, which JSON drops).
  return JSON.parse(JSON.stringify({ ...part(scenario), shared: scenario.uses.flatMap((id) => shared.get(id) ?? []).map(part) }));
}

/** What was sent, in a few words: which member was broken and how, which state was set up. */
export function about(cause: Cause): string {
  switch (cause.kind) {
    case 'valid':
      return `valid request (${cause.variant})`;
    case 'key':
      return `key ${cause.how}${cause.how === 'misplaced' ? ` (${cause.where})` : ''}`;
    case 'key-and-body':
      return `wrong key and ${cause.how}`;
    case 'malformed-json':
      return `malformed JSON (${cause.how})`;
    case 'lenient-json':
      return `JSON that readers differ on (${cause.how})`;
    case 'empty-body':
      return 'empty body';
    case 'not-an-object':
      return `body is ${cause.type}, not an object`;
    case 'media-type':
      return `content type: ${cause.how}`;
    case 'violation':
      return cause.violations.map(({ at, constraint }) => `${at}: ${constraint}`).join(', ');
    case 'open':
      return cause.what;
    case 'recorded':
      return 'recorded request';
    case 'unknown-id':
      return `unknown id at ${cause.at.join(', ')}`;
    case 'not-an-id':
      return `no id at ${cause.at}`;
    case 'case':
      return `case "${cause.name}"${cause.states.length > 0 ? ` in the state ${cause.states.map((state) => `"${state}"`).join(', ')}` : ''}`;
    case 'route':
      return cause.how.replace('-', ' ');
    case 'large-body':
      return `body of ${cause.bytes} bytes`;
    case 'bulk':
      return bulkAbout(cause);
    case 'bulk-size':
      return `${cause.size} ${cause.size === 1 ? 'item' : 'items'}`;
    default:
      return cause satisfies never;
  }
}

function bulkAbout(cause: Extract<Cause, { kind: 'bulk' }>): string {
  const [first] = cause.bad;
  const items = cause.size === 1 ? 'item' : 'items';
  if (first === undefined) return `${cause.size} good ${items}`;
  const how = first.violations.length === 0 ? 'no object' : first.violations.map(({ at, constraint }) => `${at}: ${constraint}`).join(', ');
  const more = cause.bad.length > 1 ? ` and ${cause.bad.length - 1} more` : '';
  return `${cause.size} ${items}, bad at ${first.index} (${how})${more}`;
}

/** An exchange as it appears in a report; of a large answer the part that matters for `where`, the location of a finding. */
export function recorded(exchange: Exchange, where: string): RecordedExchange {
  const { request, outcome } = exchange;
  const by = answeredBy(exchange);
  return {
    method: request.method,
    url: request.url,
    headers: Object.fromEntries(request.headers),
    body: request.body === undefined ? null : textOf(request.body),
    answer:
      outcome.kind === 'answered'
        ? {
            status: outcome.status,
            headers: Object.fromEntries(outcome.headers),
            ...keptOf(outcome.body, where),
            ms: Math.round(outcome.ms),
          }
        : { failure: outcome.failure, detail: outcome.detail },
    answeredBy: by.name ?? (by.who === 'unknown' ? null : by.who),
  };
}

/** A body whole, or its decisive part with the size and the digest of the whole. */
function keptOf(body: Uint8Array, where: string): { readonly body: string; readonly whole?: WholeBody } {
  if (body.length <= MOST_KEPT) return { body: textOf(body) };
  const whole = { bytes: body.length, sha256: createHash('sha256').update(body).digest('hex') };
  const content = parsed(body);
  const short = content.kind === 'json' ? JSON.stringify(abridged(content.value, where.startsWith('/') ? tokens(where) : [])) : undefined;
  const kept = short === undefined || short.length > MOST_KEPT ? textOf(withoutCutCharacter(body.subarray(0, MOST_KEPT))) : short;
  return { body: kept, whole };
}

/** Bytes without a last character of UTF-8 that the cut left incomplete. */
function withoutCutCharacter(bytes: Uint8Array): Uint8Array {
  let end = bytes.length;
  while (end > bytes.length - 4 && ((bytes[end - 1] ?? 0) & 0xc0) === 0x80) end -= 1;
  const first = bytes[end - 1] ?? 0;
  return first >= 0xc0 ? bytes.subarray(0, end - 1) : bytes;
}

/** Text if the bytes are UTF-8, else `base64:` and the bytes in Base64. */
function textOf(bytes: Uint8Array): string {
  const encoded = `base64:${Buffer.from(bytes).toString('base64')}`;
  try {
    const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
    // A text that begins like the other form must not be mistaken for it.
    return text.startsWith('base64:') ? encoded : text;
  } catch {
    return encoded;
  }
}
