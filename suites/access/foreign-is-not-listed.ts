import { isArray, type Json, same } from '../../src/json/json.ts';
import { at, lastToken } from '../../src/json/pointer.ts';
import type { Case, Operation } from '../../src/model/format.ts';
import { ACCEPTED, type Probe, type Scenario } from '../../src/model/probe.ts';
import { asDocument, withPlace } from '../../src/model/request.ts';
import type { Observation } from '../../src/model/requirement.ts';
import { type OwnTools, scenario } from '../kit/requirement.ts';
import { OWNER_KEY, successBody, unsearched } from '../kit/scenarios.ts';

/** The cases of a reading operation that ask for a resource of another account, which exists in a provider state. */
function foreignCases({ writes, valid, cases }: Operation): readonly Case[] {
  return writes || valid.from === undefined ? [] : cases.filter(({ like, states }) => like !== undefined && states.length > 0);
}

/** The read of a resource of another account that exists in a provider state: its id is in the request. */
function foreignRead(tools: OwnTools): { readonly operation: Operation; readonly scenario: Scenario; readonly probe: Probe } | undefined {
  for (const operation of tools.operations) {
    const names = foreignCases(operation).map(({ name }) => name);
    for (const derived of tools.derived(operation)) {
      const probe = derived.steps.at(-1);
      if (probe?.cause.kind === 'case' && names.includes(probe.cause.name)) return { operation, scenario: derived, probe };
    }
  }
  return undefined;
}

/** Lists what is stored, and searches for the name of the foreign resource as its owner reads it. */
function listing(tools: OwnTools, creating: Operation): readonly Probe[] {
  const { stored, valid, readBack } = creating;
  const search = stored === undefined ? undefined : tools.search(stored, 'search');
  if (stored === undefined || search === undefined) return [];
  const name = readBack?.compare.find(({ sent }) => `/body${sent}` === valid.mark)?.read;
  const found: readonly Probe[] =
    name === undefined
      ? []
      : [
          {
            ...search,
            request: withPlace(search.request, stored.search, 'errspec'),
            bind: [{ to: stored.search, from: { kind: 'answer', scenario: undefined, step: 'owner', at: name } }],
            cause: { kind: 'valid', variant: 'searches for the name of a resource of another account' },
          },
        ];
  return [{ ...unsearched(search, stored), step: 'list' }, ...found];
}

/** The ids of the foreign resource, by the name of the member that holds them in a list. */
function idsOf({ sent, operation }: Observation): readonly (readonly [name: string, id: Json])[] {
  return [...(operation?.valid.from?.bind ?? [])].flatMap(([from, to]): readonly (readonly [string, Json])[] => {
    const id = at(asDocument(sent.request), to);
    return id === undefined ? [] : [[lastToken(from), id]];
  });
}

export default scenario({
  id: 'access/foreign-is-not-listed',
  level: 'MUST',
  title: 'A resource of another account MUST NOT be in any list',
  source: 'OpenAPI description: like in x-error-cases, x-list of operations that list',
  needs: ['transport/answers', 'transport/json', 'envelope/success-shape'],
  applies: ({ operations }) =>
    operations.some(({ list }) => list !== undefined) && operations.some((operation) => foreignCases(operation).length > 0)
      ? undefined
      : 'no operation lists resources that may belong to another account',
  exercisedBy: 'a provider state in which a resource of another account exists',
  codes: {
    'foreign-listed': {
      says: ({ actual }: { actual: string }) => `A resource of another account is in the answer to a ${actual}.`,
      hint: 'Select by the account of the key in every list and search; look for an OR without parentheses beside that condition.',
    },
  },
  *probes(tools) {
    const read = foreignRead(tools);
    const creating = tools.operations.find(({ id }) => id === read?.operation.valid.from?.operation);
    const lists = creating === undefined ? [] : listing(tools, creating);
    if (read === undefined || lists.length === 0) return;
    const owner: Probe = {
      ...read.probe,
      step: 'owner',
      key: { kind: 'state', value: OWNER_KEY },
      cause: { kind: 'valid', variant: 'reads as the owner' },
      expect: { kind: 'outcome', expected: ACCEPTED, blame: undefined },
    };
    yield tools.extended(read.scenario, {
      steps: [...read.scenario.steps.slice(0, -1), { ...read.probe, step: 'foreign' }, owner, ...lists],
    });
  },
  select: (observed) => {
    const foreign = observed.steps.get('foreign');
    const steps = ['list', 'search'].filter((step) => successBody(observed, step) !== undefined);
    return foreign === undefined || steps.length === 0 ? undefined : { ids: idsOf(foreign), steps };
  },
  *judge({ ids, steps }, { find, scenario: observed }) {
    for (const step of steps) {
      const where = observed.steps.get(step)?.operation?.list?.items;
      const items = where === undefined ? undefined : at(successBody(observed, step), where);
      const isForeign = (item: Json) => ids.some(([name, id]) => same(at(item, `/${name}`), id));
      if (where !== undefined && isArray(items) && items.some(isForeign))
        yield find['foreign-listed']({ where, expected: 'only resources of the account', actual: step, step });
    }
  },
});
