import type { Cause } from '../model/probe.ts';
import type { FindingStep } from '../model/report.ts';
import type { Observation } from '../model/requirement.ts';

/** A request as one of several that show a finding. `path` is that of a shrunk payload. */
export function findingStep(observation: Observation, path?: string): FindingStep {
  const { operation, probe } = observation;
  return { exchange: exchangeName(observation, path), operation: operation?.id ?? null, key: probe.key.kind, about: about(probe.cause) };
}

/**
 * The name of an exchange in a report. The path distinguishes a shrunk payload from the first one, the attempt a retried answer from the
 * final one.
 */
export function exchangeName({ format, scenario, probe, attempt }: Observation, path?: string): string {
  return `${format.name}:${scenario.id}${path === undefined ? '' : `@${path}`}#${probe.step}${attempt === undefined ? '' : `, attempt ${attempt}`}`;
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
      return `JSON that readers differ on (${cause.how}${cause.at === undefined ? '' : ` at ${cause.at}`})`;
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
