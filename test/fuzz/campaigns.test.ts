import { describe, expect, test } from 'vitest';
import { campaignsOf as campaignsOfPlan } from '../../src/fuzz/campaign.ts';
import { isObject, member } from '../../src/json/json.ts';
import type { Format, Operation } from '../../src/model/format.ts';
import type { Cause, Probe, Scenario } from '../../src/model/probe.ts';
import { plan } from '../../src/plan/plan.ts';
import { validator } from '../../src/schema/validate.ts';
import { requirements } from '../../suites/index.ts';
import { campaignsOf, formats, nameOf, PLANNED, payloadsOf, probeOf, scenariosOf } from './campaigns.ts';
import { isStrictJson } from './strict-json.ts';

const named = formats.map((format) => [format.name, format] as const);

const KINDS = ['bulk', 'body', 'json', 'parameters'] as const;

/** How many payloads there are of each campaign of a kind. */
function counts(format: Format, kind: string, how: Parameters<typeof campaignsOf>[2]): readonly number[] {
  return campaignsOf(format, {}, how)
    .filter((each) => each.kind === kind)
    .map(({ runs }) => runs);
}

/** Each of a number, as often as there are campaigns of that kind. */
function all(count: number, of: readonly unknown[]): readonly number[] {
  return of.map(() => count);
}

describe.each(named)('the campaigns of %s', (_, format) => {
  test('sends the same payloads for the same seed, and others for another seed', () => {
    const drawn = (seed: number) => payloadsOf(campaignsOf(format, { seed }, { runs: 30 }), ...KINDS);
    const once = drawn(1);
    // As texts: what differs is not to be shown, and there is much of it.
    expect(JSON.stringify(drawn(1)) === JSON.stringify(once)).toBe(true);
    const other = drawn(2);
    expect(Object.keys(other)).toEqual(Object.keys(once));
    const sent = (list: readonly Scenario[]) => JSON.stringify(list.map((scenario) => [probeOf(scenario).request, probeOf(scenario).body]));
    for (const [name, scenarios] of Object.entries(once)) expect(sent(other[name] ?? []) === sent(scenarios), name).toBe(false);
  });

  test('generates as many payloads of each kind as asked for', () => {
    for (const runs of [1, 7, 60, 1000]) {
      expect(counts(format, 'bulk', { runs })).toEqual(
        all(
          runs,
          format.operations.filter(({ bulk }) => bulk !== undefined),
        ),
      );
      expect(new Set(counts(format, 'json', { runs }))).toEqual(new Set([runs]));
      expect(new Set(counts(format, 'body', { runs }))).toEqual(new Set([runs]));
    }
    expect(campaignsOf(format, {}, { runs: 0 })).toEqual([]);
  });

  test('sizes parameter campaigns by the number of parameters', () => {
    for (const runs of [1, 30, 100]) {
      for (const { operation, ...campaign } of campaignsOf(format, {}, { runs }).filter(({ kind }) => kind === 'parameters')) {
        const tenths = operation.parameters.map((each) => (each.in === 'query' ? 2 : 1)).reduce((sum: number, each) => sum + each, 0);
        expect([operation.id, campaign.runs]).toEqual([operation.id, Math.ceil((runs * Math.min(tenths, 10)) / 10)]);
      }
      const sparing = campaignsOf(format, {}, { runs, sparing: true }).filter(({ kind }) => kind === 'parameters');
      for (const campaign of sparing) expect(campaign.runs).toBeLessThanOrEqual(Math.ceil(runs / 10));
    }
  });

  test('shortens all campaigns but bulks for rate-limited targets', () => {
    for (const runs of [1, 70, 140, 200]) {
      const sparing = { runs, sparing: true };
      expect(counts(format, 'bulk', sparing)).toEqual(counts(format, 'bulk', { runs }));
      expect(new Set(counts(format, 'body', sparing))).toEqual(new Set([Math.ceil(runs / 10)]));
      expect(new Set(counts(format, 'json', sparing))).toEqual(new Set([Math.ceil(runs / 20)]));
    }
  });

  test('numbers payloads from 0 and generates as many as announced', () => {
    for (const campaign of campaignsOf(format, {}, { runs: 30 })) {
      const scenarios = scenariosOf(campaign);
      expect(scenarios.map(({ drawn }) => drawn?.number)).toEqual(Array.from({ length: campaign.runs }, (__, index) => index));
      expect(new Set(scenarios.map(({ id }) => id)).size).toBe(campaign.runs);
    }
  });

  test('gives each campaign a fixed position among all payloads', () => {
    const campaigns = campaignsOf(format);
    let first = 0;
    for (const [index, campaign] of campaigns.entries()) {
      expect({ name: nameOf(campaign), ...campaign.position }).toEqual({ name: nameOf(campaign), index, first });
      first += campaign.runs;
    }
    // Parameters came later: the others stand where they stood before.
    const kinds = campaigns.map(({ kind }) => kind === 'parameters');
    expect(kinds).toEqual(kinds.toSorted((a, b) => Number(a) - Number(b)));
  });

  test('covers each operation with a body or parameters, except those that are valid only in a state', () => {
    const campaigns = campaignsOf(format);
    const over = new Set(campaigns.map(({ operation }) => operation.id));
    const sent = format.operations.filter(({ valid }) => !valid.onlyInStates);
    const withBody = campaigns.filter(({ kind }) => kind !== 'parameters').map(({ operation }) => operation.id);
    expect([...new Set(withBody)]).toEqual(sent.filter(({ body }) => body !== undefined).map(({ id }) => id));
    const withParameters = campaigns.filter(({ kind }) => kind === 'parameters').map(({ operation }) => operation.id);
    expect(withParameters).toEqual(sent.filter(({ parameters }) => parameters.length > 0).map(({ id }) => id));
    for (const { id, valid } of format.operations) if (valid.onlyInStates) expect(over).not.toContain(id);
  });

  test('leaves out any operation that is valid only in a state', () => {
    for (const { id } of format.operations) {
      const operations = format.operations.map((each) =>
        each.id === id ? { ...each, valid: { ...each.valid, onlyInStates: true } } : each,
      );
      const over = campaignsOf({ ...format, operations }).map(({ operation }) => operation.id);
      expect(over).not.toContain(id);
      expect(over).not.toEqual([]);
    }
  });

  test.each([{ runs: 100 }, { runs: 100, longest: 6, sparing: true }])('reads back one bulk in ten, with %o', (how) => {
    // Where no operation takes one item alone there is a relation less: the share stays.
    const unlike = format.operations.map((each) =>
      each.bulk !== undefined || each.body === undefined || !isObject(each.body.schema)
        ? each
        : { ...each, body: { ...each.body, schema: { ...each.body.schema, $comment: 'no item' } } },
    );
    for (const each of [format, { ...format, operations: unlike }])
      for (const campaign of campaignsOf(each, {}, how).filter(({ kind }) => kind === 'bulk')) {
        const reading = scenariosOf(campaign).filter(({ steps }) =>
          steps.some(({ operation }) => operation === campaign.operation.stored?.operation),
        );
        expect([campaign.operation.id, reading.length]).toEqual([campaign.operation.id, campaign.operation.stored === undefined ? 0 : 10]);
      }
  });

  test('only reads in a read-only plan', () => {
    const reading = campaignsOf(format, { readOnly: true });
    const expected = campaignsOf(format).filter(({ operation }) => !operation.writes);
    expect(reading.map(nameOf)).toEqual(expected.map(nameOf));
    for (const campaign of reading) for (const scenario of scenariosOf(campaign)) expect(scenario.writes, scenario.id).toBe(false);
  });

  test('generates the same payloads whatever else is planned', () => {
    const whole = payloadsOf(campaignsOf(format), 'body', 'json', 'parameters');
    const without = campaignsOfPlan(plan(format, [], PLANNED).fuzzed, { runs: 100 });
    expect(payloadsOf(without, 'body', 'json', 'parameters')).toEqual(whole);
    // What is made by another operation cannot be had without writing.
    const alone = campaignsOf(format, { readOnly: true }).filter(({ operation }) => operation.valid.from === undefined);
    const reading = payloadsOf(alone, 'body', 'json', 'parameters');
    for (const [name, scenarios] of Object.entries(reading)) expect(scenarios, name).toEqual(whole[name]);
    const last = campaignsOf(format).findLast(({ kind }) => kind === 'json')?.operation;
    const fewer = payloadsOf(
      campaignsOf({ ...format, operations: format.operations.filter((each) => each !== last) }),
      'body',
      'json',
      'parameters',
    );
    expect(Object.keys(fewer).length).toBeLessThan(Object.keys(whole).length);
    for (const [name, scenarios] of Object.entries(fewer)) expect(scenarios, name).toEqual(whole[name]);
    // Shorter campaigns begin alike.
    const shorter = payloadsOf(campaignsOf(format, {}, { runs: 20 }), 'json');
    for (const [name, scenarios] of Object.entries(shorter)) expect(scenarios, name).toEqual(whole[name]?.slice(0, 20));
  });
});

describe.each(named)('malformed JSON for %s', (_, format) => {
  const campaigns = [1, 2, 3].flatMap((seed) => campaignsOf(format, { seed }, { runs: 200 })).filter(({ kind }) => kind === 'json');
  const scenarios = campaigns.flatMap((campaign) => scenariosOf(campaign).map((scenario) => ({ campaign, scenario })));
  const texts = scenarios.map(({ campaign, scenario }) => {
    const { body, cause } = probeOf(scenario);
    if (body.kind !== 'raw' || cause.kind !== 'malformed-json') throw new Error(`${scenario.id} sends no bytes of its own`);
    expect(body.contentType).toBe(campaign.operation.body?.mediaType);
    return { text: Buffer.from(body.base64, 'base64').toString('utf8'), how: cause.how };
  });

  test('generates only texts that a strict JSON reader rejects, and none that is blank', () => {
    const taken = texts.filter(({ text }) => isStrictJson(text) || text.trim() === '');
    expect(taken).toEqual([]);
    for (const { text } of texts) expect(() => JSON.parse(text), text).toThrow(SyntaxError);
  });

  test('breaks JSON in all ways, each at many positions', () => {
    const ways = Map.groupBy(texts, ({ how }) => how);
    const expected = ['cut', 'mark-doubled', 'mark-left-out', 'mark-replaced', 'piece-between', 'text-before', 'text-behind'];
    expect([...ways.keys()].toSorted()).toEqual(expected);
    for (const [how, list] of ways) expect(new Set(list.map(({ text }) => text)).size, how).toBeGreaterThan(7);
  });

  test('expects the documented error for malformed JSON, and nothing else', () => {
    for (const { scenario } of scenarios)
      expect(probeOf(scenario).expect).toEqual({ kind: 'outcome', expected: format.causes.malformedJson, blame: undefined });
  });
});

describe.each(named)('single bodies for %s', (_, format) => {
  const campaigns = [1, 2, 3].flatMap((seed) => campaignsOf(format, { seed }, { runs: 200 })).filter(({ kind }) => kind === 'body');
  const bodies = campaigns.flatMap((campaign) =>
    scenariosOf(campaign).map((scenario) => ({ campaign, scenario, probe: probeOf(scenario) })),
  );
  const broken = bodies.flatMap(({ probe, ...each }) =>
    probe.cause.kind === 'violation' ? [{ ...each, probe, violations: probe.cause.violations }] : [],
  );

  test('generates valid bodies that satisfy the schema', () => {
    const valid = bodies.filter(({ probe }) => probe.cause.kind === 'valid');
    for (const { campaign, scenario, probe } of valid) {
      const { body } = campaign.operation;
      expect(validator(format, body?.pointer ?? '')(probe.request.body), scenario.id).toEqual([]);
      expect(probe.expect).toMatchObject({ kind: 'outcome', expected: { accepted: true, entries: [] } });
    }
    // Random ones are sent only where any valid body is accepted.
    const over = new Set(valid.map(({ campaign }) => campaign.operation));
    expect(over).toEqual(new Set(campaigns.map(({ operation }) => operation).filter(({ valid: { anyBody } }) => anyBody)));
  });

  test('generates broken bodies that the schema rejects at each violation', () => {
    for (const { campaign, scenario, probe, violations } of broken) {
      const { body } = campaign.operation;
      const places = validator(format, body?.pointer ?? '')(probe.request.body).map(({ pointer }) => `/body${pointer}`);
      const told = `${scenario.id} ${violations.map(({ at, constraint }) => `${at} ${constraint}`).join(', ')}: ${places.join(' ')}`;
      expect(places, told).not.toEqual([]);
      for (const { at } of violations) {
        const near = places.some((place) => place === at || at.startsWith(`${place}/`) || place.startsWith(`${at}/`));
        expect(near, told).toBe(true);
      }
    }
  });

  test('expects each violation to be blamed, and fills nothing in over it', () => {
    for (const { scenario, probe, violations } of broken) {
      const { expect: expected } = probe;
      if (expected.kind !== 'outcome') throw new Error(`${scenario.id} expects no outcome`);
      expect([expected.expected.accepted, expected.expected.anyEntry], scenario.id).toEqual([false, false]);
      expect(expected.expected.entries, scenario.id).not.toEqual([]);
      for (const { blame } of violations) for (const group of blame.must) expect(expected.blame?.must, scenario.id).toContainEqual(group);
      for (const { to } of probe.bind)
        expect(
          violations.filter(({ at }) => to === at || to.startsWith(`${at}/`)),
          `${scenario.id} ${to}`,
        ).toEqual([]);
    }
  });

  test('breaks bodies in one to three independent ways', () => {
    const found = broken.map(({ violations }) => violations.length);
    expect(found.every((count) => count >= 1 && count <= 3)).toBe(true);
    expect(found.filter((count) => count > 1).length).toBeGreaterThan(broken.length / 20);
    for (const { scenario, violations } of broken)
      for (const [index, { at }] of violations.entries())
        for (const other of violations.slice(index + 1))
          expect(
            [at, other.at].toSorted().every((place, __, [first = '']) => place === first || !place.startsWith(`${first}/`)),
            scenario.id,
          ).toBe(true);
  });
});

const withParameters = named.filter(([, { operations }]) => operations.some(({ parameters }) => parameters.length > 0));

describe.each(withParameters)('parameters for %s', (_, format) => {
  const campaigns = [1, 2, 3].flatMap((seed) => campaignsOf(format, { seed }, { runs: 100 })).filter(({ kind }) => kind === 'parameters');
  const payloads = campaigns.flatMap(({ operation, ...campaign }) =>
    scenariosOf({ ...campaign, operation }).map((scenario) => ({ operation, scenario, probe: probeOf(scenario) })),
  );
  const ofKind = (...kinds: readonly Cause['kind'][]) => payloads.filter(({ probe }) => kinds.includes(probe.cause.kind));
  const places = (probe: Probe) => (probe.cause.kind === 'violation' ? probe.cause.violations.map(({ at }) => at) : []);

  /** What the schemas of parameters of the query find wrong, but for some of them. */
  function wrong(operation: Operation, probe: Probe, but: readonly string[] = []): readonly string[] {
    return operation.parameters
      .filter((parameter) => parameter.in === 'query' && !but.includes(`/query/${parameter.name}`))
      .flatMap(({ name, schema, required }) => {
        const value = member(probe.request.query, name);
        if (value === undefined) return required ? [`${name} is missing`] : [];
        return validator(format, schema)(value).map(({ keyword }) => `${name} ${keyword}`);
      });
  }

  test('generates valid queries of many combinations', () => {
    const valid = ofKind('valid');
    for (const { operation, scenario, probe } of valid) {
      expect(wrong(operation, probe), scenario.id).toEqual([]);
      expect(probe.expect).toMatchObject({ kind: 'outcome', expected: { accepted: true, anyEntry: false, entries: [] } });
    }
    const sets = new Set(valid.map(({ operation, probe }) => `${operation.id} ${Object.keys(probe.request.query).toSorted().join(' ')}`));
    expect(sets.size).toBeGreaterThan(10);
    // Random ones are sent only where the description says that parameters are independent.
    for (const { operation } of valid) expect(operation.valid.anyQuery).toBe(true);
  });

  test('breaks exactly the parameters that a query lists as broken', () => {
    for (const { operation, scenario, probe } of ofKind('violation')) {
      const broken = places(probe);
      expect(wrong(operation, probe, broken), scenario.id).toEqual([]);
      expect(broken.length, scenario.id).toBeGreaterThan(0);
      expect(broken.length, scenario.id).toBeLessThanOrEqual(3);
      expect(new Set(broken).size, scenario.id).toBe(broken.length);
      for (const at of broken) {
        const others = operation.parameters.map(({ name }) => `/query/${name}`).filter((each) => each !== at);
        expect(wrong(operation, probe, others), `${scenario.id} ${at}`).not.toEqual([]);
      }
      const { expect: expected } = probe;
      expect(expected, scenario.id).toMatchObject({ kind: 'outcome', expected: { accepted: false, anyEntry: false } });
      expect(expected.kind === 'outcome' ? expected.blame?.must.length : 0, scenario.id).toBe(broken.length);
    }
    expect(ofKind('violation').length).toBeGreaterThan(0);
  });

  test('never combines open values with certain violations', () => {
    for (const { scenario, probe } of ofKind('open').filter(({ probe: { expect: expected } }) => expected.kind === 'outcome'))
      expect(probe.expect, scenario.id).toMatchObject({ expected: { accepted: true, anyEntry: true } });
  });

  test('sends texts in place of an id, and fills nothing in over them', () => {
    const noIds = ofKind('not-an-id', 'open').filter(({ operation, probe }) =>
      operation.parameters.some(({ in: place, name }) => place === 'path' && !probe.bind.some(({ to }) => to === `/path/${name}`)),
    );
    expect(noIds.length).toBeGreaterThan(20);
    for (const { scenario, probe } of noIds) {
      if (probe.cause.kind === 'open') expect(probe.expect, scenario.id).toEqual({ kind: 'anything' });
      else expect(probe.expect, scenario.id).toMatchObject({ kind: 'outcome', expected: format.causes.notAnId });
      expect(scenario.steps.length, scenario.id).toBe(1);
    }
  });

  test('generates no other kind of parameter payload', () => {
    expect(payloads.length).toBe(ofKind('valid', 'violation', 'open', 'not-an-id').length);
  });
});

test('adds steps of requirements to bulks only', () => {
  for (const format of formats)
    for (const leave of [0, 7, 19]) {
      const some = campaignsOfPlan(plan(format, requirements.slice(leave), PLANNED).fuzzed, { runs: 50 });
      const whole = payloadsOf(campaignsOf(format, {}, { runs: 50 }), 'body', 'json', 'parameters');
      expect(payloadsOf(some, 'body', 'json', 'parameters')).toEqual(whole);
    }
});

test('reads JSON strictly by the grammar of RFC 8259', () => {
  for (const text of ['{}', '[]', ' 1 ', '"a\\u00e9"', '{"a":[1,-0.5e+3,null],"b":{"c":"\\""}}', '[[],[{}],true]'])
    expect([text, isStrictJson(text)]).toEqual([text, true]);
  for (const text of [
    '',
    '01',
    '+1',
    '.5',
    '1.',
    '[1,]',
    '{"a"}',
    '{"a":1,}',
    '[1 2]',
    '"a',
    "'a'",
    '{a:1}',
    'NaN',
    '"\n"',
    '"\\x"',
    '{}{}',
    '\ufeff{}',
  ])
    expect([text, isStrictJson(text)]).toEqual([text, false]);
});
