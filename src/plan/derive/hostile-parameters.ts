import type { Json } from '../../json/json.ts';
import { pointer } from '../../json/pointer.ts';
import type { Change, Operation, Parameter } from '../../model/format.ts';
import { ACCEPTED_OR_REJECTED, type Scenario } from '../../model/probe.ts';
import { queryLocation } from '../../mutate/in-query.ts';
import { sample } from '../../mutate/sample.ts';
import { build } from '../build.ts';
import type { PlanContext } from '../context.ts';

/** Values at which parsers and query builders fail: numbers beyond their range, other spellings of numbers, percent signs, quotes and brackets. */
const VALUES: Readonly<Record<string, string>> = {
  'long-number': '9'.repeat(30),
  negative: '-1',
  exponent: '1e3',
  nan: 'NaN',
  percent: '%',
  'bad-escape': '%zz',
  nul: '%00',
  quote: "'",
  bracket: '[',
};

/** Values of each query and path parameter that crash careless servers. Servers may accept or reject them, so only a server error is a finding. */
export function* hostileParameterScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  if (operation.valid.onlyInStates) return;
  for (const parameter of operation.parameters)
    for (const [how, changes] of changesOf(context, operation, parameter)) {
      const id = `hostile/${parameter.in}/${parameter.name}/${how}`;
      const scenario = build(context, operation, {
        id,
        cause: { kind: 'open', what: id },
        expected: ACCEPTED_OR_REJECTED,
        // A proxy may answer instead of the server, and not in the format.
        expect: { kind: 'anything' },
        change: changes,
        spec: parameter.pointer,
      });
      if (scenario !== undefined) yield scenario;
    }
}

function* changesOf(context: PlanContext, operation: Operation, parameter: Parameter): Iterable<readonly [string, readonly Change[]]> {
  if (parameter.in === 'header') return;
  const at = pointer(parameter.in, parameter.name);
  // Read as a number, it may name a resource of somebody else, which a write would change.
  for (const [how, value] of Object.entries(VALUES))
    if (!(operation.writes && how === 'exponent')) yield [how, [{ kind: 'set', at, value }]];
  // An empty segment or a list would make another path.
  if (parameter.in === 'path') return;
  yield ['empty', [{ kind: 'set', at, value: '' }]];
  const given = sample(context.format, parameter.schema, parameter.pointer) ?? 'errspec';
  if (typeof given !== 'object') yield ['twice', [{ kind: 'set', at, value: [given, given] }]];
  yield ['as-object', asObject(operation, parameter, given)];
}

/** `limit[b]=20` in place of `limit=20`, which many query parsers read as an object. */
function asObject(operation: Operation, parameter: Parameter, given: Json): readonly Change[] {
  const nested = queryLocation({ ...parameter, name: `${parameter.name}[b]` });
  const isGiven = Object.hasOwn(operation.valid.request.query, parameter.name);
  return [
    ...(isGiven ? [{ kind: 'remove', at: queryLocation(parameter) } as const] : []),
    { kind: 'set', at: nested, value: typeof given === 'object' ? 'c' : given },
  ];
}
