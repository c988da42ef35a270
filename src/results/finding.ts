import { createHash } from 'node:crypto';
import type { Json } from '../json/json.ts';
import { tokens } from '../json/pointer.ts';
import type { Located } from '../judge/engine.ts';
import { about, exchangeName, findingStep } from '../judge/finding-step.ts';
import type { Exchange } from '../model/exchange.ts';
import type { Scenario } from '../model/probe.ts';
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
  /** The exchanges that show it, in the order in which they were sent. */
  readonly examples: readonly NamedExchange[];
  /** How good the example is. */
  readonly rank: ExampleRank;
}

export interface NamedExchange {
  readonly name: string;
  readonly exchange: RecordedExchange;
}

/** An observation's exchange with its name in a report, as a finding at `where` cites it. */
export function namedExchange(observation: Observation, where: string, path?: string): NamedExchange {
  return { name: exchangeName(observation, path), exchange: recorded(observation.exchange, where) };
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
  const examples = located.shown.map((each) => namedExchange(each, found.where, shrunk?.path));
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
      ...(located.level === 'SHOULD' ? { level: located.level } : {}),
      exchange: exchangeName(observation, shrunk?.path),
      ...(located.shown.length > 1 ? { steps: located.shown.map((each) => findingStep(each, shrunk?.path)) } : {}),
      ...(found.advice === undefined ? {} : { advice: found.advice }),
      recipe: recipeOf(scenario, shared),
      ...(shrunk === undefined ? drawnBy(scenario) : { fuzz: shrunk }),
    }),
    examples,
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
