import type { Json } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import type { ErrorReading } from '../../src/judge/readings.ts';
import { isForOperation } from '../../src/judge/scope.ts';
import type { Entry, Format, Operation, StatusPolicy } from '../../src/model/format.ts';
import type { Observation } from '../../src/model/requirement.ts';

/** All HTTP statuses that an operation may answer, in order: its responses, the entries of the catalogue, its bulk, and 200 where that is legal throughout. */
export function documentedStatuses(observation: Observation, operation: Operation): readonly number[] {
  const { format } = observation;
  const { bulk, responses } = operation;
  const entries = format.catalogue.filter((entry) => entry.level === 'class' && isForOperation(entry, observation));
  const all = [
    ...responses.map(({ status }) => status),
    ...entries.flatMap(({ statuses }) => statuses),
    ...(bulk === undefined ? [] : Object.values(bulk.statuses).flat()),
    ...format.statuses.unreadable,
    ...(format.statuses.policy?.allowed.includes('ok') ? [200] : []),
  ];
  return [...new Set(all)].sort((a, b) => a - b);
}

/** The class entries that may stand for the code of an error at this operation: those with the code, and open ones for the status that the error means. */
export function entriesFor(observation: Observation, { code, status, body }: ErrorReading): readonly Entry[] {
  const { catalogue, statuses } = observation.format;
  const told = statuses.policy === undefined ? undefined : at(body, statuses.policy.at);
  const meant = typeof told === 'number' ? told : status;
  return catalogue.filter(
    (entry) => entry.level === 'class' && (entry.code === undefined ? isOpenFor(entry, observation, code, meant) : entry.code === code),
  );
}

/** An open entry takes any code that says something. */
function isOpenFor(entry: Entry, observation: Observation, code: Json, status: number): boolean {
  const says = typeof code === 'number' || (typeof code === 'string' && code.trim() !== '');
  return says && entry.statuses.includes(status) && isForOperation(entry, observation);
}

/** Which policy an HTTP status follows beside the status that the body tells; `undefined` where it follows none, `either` where both give the same. */
export function policyOf(told: Json | undefined, status: number): 'mirror' | 'ok' | 'either' | undefined {
  if (told === status) return status === 200 ? 'either' : 'mirror';
  return status === 200 ? 'ok' : undefined;
}

/** The HTTP statuses that a policy allows beside the status that the body tells. */
export function statusesUnder({ allowed }: StatusPolicy, told: number): readonly number[] {
  return [...new Set(allowed.map((name) => (name === 'mirror' ? told : 200)))];
}

/** Whether an entry is for writes only and this is a read: the one restriction of a code that is a promise. Lists of operations only say where a code is looked for. */
export function isForWritesOnly(entry: Entry, { operation }: Observation): boolean {
  return entry.operations === 'writes' && operation !== undefined && !operation.writes;
}

/** The statuses that an operation documents for its successes. */
export function successStatuses(format: Format, operation: Operation): readonly number[] {
  const own = operation.responses.map(({ status }) => status).filter((status) => status >= 200 && status < 300);
  return own.length === 0 && format.statuses.policy !== undefined ? [200] : own;
}
