import type { Json } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import type { ErrorReading } from '../../src/judge/readings.ts';
import { isForOperation } from '../../src/judge/scope.ts';
import type { Entry, Format, Operation, StatusPolicy } from '../../src/model/format.ts';
import type { Observation } from '../../src/model/requirement.ts';

/** All HTTP statuses that an operation may answer, sorted: of its responses, its bulk and the error catalogue, and 200 if the policy allows it for errors. */
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

/** The catalogue entries that an error of this operation may be: those with its code, and those that leave the code open for its status. */
export function entriesFor(observation: Observation, { code, status, body }: ErrorReading): readonly Entry[] {
  const { catalogue, statuses } = observation.format;
  const inBody = statuses.policy === undefined ? undefined : at(body, statuses.policy.at);
  const meant = typeof inBody === 'number' ? inBody : status;
  return catalogue.filter(
    (entry) => entry.level === 'class' && (entry.code === undefined ? isOpenFor(entry, observation, code, meant) : entry.code === code),
  );
}

/** An open entry allows any code that is a number or a text that is not blank. */
function isOpenFor(entry: Entry, observation: Observation, code: Json, status: number): boolean {
  const isCode = typeof code === 'number' || (typeof code === 'string' && code.trim() !== '');
  return isCode && entry.statuses.includes(status) && isForOperation(entry, observation);
}

/** The policy that an HTTP status follows, given the status in the body; `undefined` if it follows none, `either` if both policies give the same status. */
export function policyOf(inBody: Json | undefined, status: number): 'mirror' | 'ok' | 'either' | undefined {
  if (inBody === status) return status === 200 ? 'either' : 'mirror';
  return status === 200 ? 'ok' : undefined;
}

/** The HTTP statuses that a policy allows, given the status in the body. */
export function statusesUnder({ allowed }: StatusPolicy, inBody: number): readonly number[] {
  return [...new Set(allowed.map((name) => (name === 'mirror' ? inBody : 200)))];
}

/** Whether an entry is for writes only and the operation is a read. Only this restriction is a promise: a list of operations says where a code is to be expected. */
export function isForWritesOnly(entry: Entry, { operation }: Observation): boolean {
  return entry.operations === 'writes' && operation !== undefined && !operation.writes;
}

/** The statuses that an operation documents for its successes. */
export function successStatuses(format: Format, operation: Operation): readonly number[] {
  const own = operation.responses.map(({ status }) => status).filter((status) => status >= 200 && status < 300);
  return own.length === 0 && format.statuses.policy !== undefined ? [200] : own;
}
