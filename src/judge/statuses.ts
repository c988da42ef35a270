import type { Entry, Format, Operation, StatusPolicy } from '../model/format.ts';
import type { Json } from '../model/json.ts';
import type { Observation } from '../model/requirement.ts';
import { isForOperation } from './scope.ts';

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

/** The class entries that may stand for a code at this operation and status: those with the code, and open ones for the status. */
export function entriesFor(observation: Observation, code: Json, status: number): readonly Entry[] {
  const { format } = observation;
  return format.catalogue.filter(
    (entry) => entry.level === 'class' && (entry.code === undefined ? isOpenFor(entry, observation, code, status) : entry.code === code),
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

/** The id under which a code of the catalogue is forbidden here, because it is for writes only: the one restriction that is a promise. Lists of operations only say where a code is looked for. */
export function isForWritesOnly(entry: Entry, { operation }: Observation): boolean {
  return entry.operations === 'writes' && operation !== undefined && !operation.writes;
}

/** The statuses that an operation documents for its successes. */
export function successStatuses(format: Format, operation: Operation): readonly number[] {
  const own = operation.responses.map(({ status }) => status).filter((status) => status >= 200 && status < 300);
  return own.length === 0 && format.statuses.policy !== undefined ? [200] : own;
}
