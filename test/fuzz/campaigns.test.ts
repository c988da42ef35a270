import { describe, expect, test } from 'vitest';
import type { Format } from '../../src/model/format.ts';
import type { Trial } from '../../src/model/probe.ts';
import { plan } from '../../src/plan/plan.ts';
import { validator } from '../../src/schema/validate.ts';
import { requirements } from '../../suites/index.ts';
import { campaignsOf, formats, nameOf, PLANNED, payloadsOf, probeOf, trialsOf } from './campaigns.ts';
import { isStrictJson } from './strict-json.ts';

const named = formats.map((format) => [format.name, format] as const);

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
  test('send the same payloads for the same seed, and others for another', () => {
    const drawn = (seed: number) => payloadsOf(campaignsOf(format, { seed }, { runs: 30 }), 'bulk', 'body', 'json');
    const once = drawn(1);
    // As texts: what differs is not to be shown, and there is much of it.
    expect(JSON.stringify(drawn(1)) === JSON.stringify(once)).toBe(true);
    const other = drawn(2);
    expect(Object.keys(other)).toEqual(Object.keys(once));
    const sent = (list: readonly Trial[]) => JSON.stringify(list.map((trial) => [probeOf(trial).request.body, probeOf(trial).body]));
    for (const [name, trials] of Object.entries(once)) expect(sent(other[name] ?? []) === sent(trials), name).toBe(false);
  });

  test('have as many payloads of each kind as were asked for', () => {
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

  test('have fewer of all but lists where requests are few', () => {
    for (const runs of [1, 70, 140, 200]) {
      const sparing = { runs, sparing: true };
      expect(counts(format, 'bulk', sparing)).toEqual(counts(format, 'bulk', { runs }));
      expect(new Set(counts(format, 'body', sparing))).toEqual(new Set([Math.ceil(runs / 10)]));
      expect(new Set(counts(format, 'json', sparing))).toEqual(new Set([Math.ceil(runs / 20)]));
    }
  });

  test('number their payloads on, and make as many as they say', () => {
    for (const campaign of campaignsOf(format, {}, { runs: 30 })) {
      const trials = trialsOf(campaign);
      expect(trials.map(({ drawn }) => drawn?.number)).toEqual(Array.from({ length: campaign.runs }, (__, index) => index));
      expect(new Set(trials.map(({ id }) => id)).size).toBe(campaign.runs);
    }
  });

  test('have a place behind each other that is the same whoever is left out', () => {
    const campaigns = campaignsOf(format);
    let first = 0;
    for (const [index, campaign] of campaigns.entries()) {
      expect({ name: nameOf(campaign), ...campaign.place }).toEqual({ name: nameOf(campaign), index, first });
      first += campaign.runs;
    }
  });

  test('go over each operation that takes a body of its own, but for those that are to be had in states alone', () => {
    const over = new Set(campaignsOf(format).map(({ operation }) => operation.id));
    const expected = format.operations.filter(({ body, valid }) => body !== undefined && !valid.onlyInStates).map(({ id }) => id);
    expect([...over]).toEqual(expected);
    for (const { id, valid } of format.operations) if (valid.onlyInStates) expect(over).not.toContain(id);
  });

  test('only read where nothing may be written', () => {
    const reading = campaignsOf(format, { readOnly: true });
    const expected = campaignsOf(format).filter(({ operation }) => !operation.writes);
    expect(reading.map(nameOf)).toEqual(expected.map(nameOf));
    for (const campaign of reading) for (const trial of trialsOf(campaign)) expect(trial.writes, trial.id).toBe(false);
  });

  test('are the same whatever else is planned', () => {
    const whole = payloadsOf(campaignsOf(format), 'body', 'json');
    const without = plan(format, [], PLANNED).campaigns({ runs: 100 });
    expect(payloadsOf(without, 'body', 'json')).toEqual(whole);
    const reading = payloadsOf(campaignsOf(format, { readOnly: true }), 'body', 'json');
    for (const [name, trials] of Object.entries(reading)) expect(trials, name).toEqual(whole[name]);
    const last = campaignsOf(format).at(-1)?.operation;
    const fewer = payloadsOf(campaignsOf({ ...format, operations: format.operations.filter((each) => each !== last) }), 'body', 'json');
    expect(Object.keys(fewer).length).toBeLessThan(Object.keys(whole).length);
    for (const [name, trials] of Object.entries(fewer)) expect(trials, name).toEqual(whole[name]);
    // Shorter campaigns begin alike.
    const shorter = payloadsOf(campaignsOf(format, {}, { runs: 20 }), 'json');
    for (const [name, trials] of Object.entries(shorter)) expect(trials, name).toEqual(whole[name]?.slice(0, 20));
  });
});

describe.each(named)('malformed JSON for %s', (_, format) => {
  const campaigns = [1, 2, 3].flatMap((seed) => campaignsOf(format, { seed }, { runs: 200 })).filter(({ kind }) => kind === 'json');
  const trials = campaigns.flatMap((campaign) => trialsOf(campaign).map((trial) => ({ campaign, trial })));
  const texts = trials.map(({ campaign, trial }) => {
    const { body, cause } = probeOf(trial);
    if (body.kind !== 'raw' || cause.kind !== 'malformed-json') throw new Error(`${trial.id} sends no bytes of its own`);
    expect(body.contentType).toBe(campaign.operation.body?.mediaType);
    return { text: Buffer.from(body.base64, 'base64').toString('utf8'), how: cause.how };
  });

  test('is never read by a strict reader, nor blank', () => {
    const taken = texts.filter(({ text }) => isStrictJson(text) || text.trim() === '');
    expect(taken).toEqual([]);
    for (const { text } of texts) expect(() => JSON.parse(text), text).toThrow(SyntaxError);
  });

  test('is broken in all ways, in many places each', () => {
    const ways = Map.groupBy(texts, ({ how }) => how);
    const expected = ['cut', 'mark-doubled', 'mark-left-out', 'mark-replaced', 'piece-between', 'text-before', 'text-behind'];
    expect([...ways.keys()].toSorted()).toEqual(expected);
    for (const [how, list] of ways) expect(new Set(list.map(({ text }) => text)).size, how).toBeGreaterThan(7);
  });

  test('is to be refused as the description says, and as nothing else', () => {
    for (const { trial } of trials)
      expect(probeOf(trial).expect).toEqual({ kind: 'outcome', expected: format.causes.malformedJson, blame: undefined });
  });
});

describe.each(named)('single bodies for %s', (_, format) => {
  const campaigns = [1, 2, 3].flatMap((seed) => campaignsOf(format, { seed }, { runs: 200 })).filter(({ kind }) => kind === 'body');
  const bodies = campaigns.flatMap((campaign) => trialsOf(campaign).map((trial) => ({ campaign, trial, probe: probeOf(trial) })));
  const broken = bodies.flatMap(({ probe, ...each }) =>
    probe.cause.kind === 'violation' ? [{ ...each, probe, violations: probe.cause.violations }] : [],
  );

  test('satisfy their schema where they are said to be valid', () => {
    const valid = bodies.filter(({ probe }) => probe.cause.kind === 'valid');
    for (const { campaign, trial, probe } of valid) {
      const { body } = campaign.operation;
      expect(validator(format, body?.pointer ?? '')(probe.request.body), trial.id).toEqual([]);
      expect(probe.expect).toMatchObject({ kind: 'outcome', expected: { accepted: true, entries: [] } });
    }
    // Random ones are sent only where any valid body is accepted.
    const over = new Set(valid.map(({ campaign }) => campaign.operation));
    expect(over).toEqual(new Set(campaigns.map(({ operation }) => operation).filter(({ valid: { anyBody } }) => anyBody)));
  });

  test('break their schema at each place that is said to be broken', () => {
    for (const { campaign, trial, probe, violations } of broken) {
      const { body } = campaign.operation;
      const places = validator(format, body?.pointer ?? '')(probe.request.body).map(({ pointer }) => `/body${pointer}`);
      const told = `${trial.id} ${violations.map(({ at, constraint }) => `${at} ${constraint}`).join(', ')}: ${places.join(' ')}`;
      expect(places, told).not.toEqual([]);
      for (const { at } of violations) {
        const near = places.some((place) => place === at || at.startsWith(`${place}/`) || place.startsWith(`${at}/`));
        expect(near, told).toBe(true);
      }
    }
  });

  test('must be refused, and blamed for each place, which nothing is put over', () => {
    for (const { trial, probe, violations } of broken) {
      const { expect: expected } = probe;
      if (expected.kind !== 'outcome') throw new Error(`${trial.id} expects no outcome`);
      expect([expected.expected.accepted, expected.expected.anyEntry], trial.id).toEqual([false, false]);
      expect(expected.expected.entries, trial.id).not.toEqual([]);
      for (const { blame } of violations) for (const group of blame.must) expect(expected.blame?.must, trial.id).toContainEqual(group);
      for (const { to } of probe.bind)
        expect(
          violations.filter(({ at }) => to === at || to.startsWith(`${at}/`)),
          `${trial.id} ${to}`,
        ).toEqual([]);
    }
  });

  test('are broken in one to three ways, independent of each other', () => {
    const found = broken.map(({ violations }) => violations.length);
    expect(found.every((count) => count >= 1 && count <= 3)).toBe(true);
    expect(found.filter((count) => count > 1).length).toBeGreaterThan(broken.length / 20);
    for (const { trial, violations } of broken)
      for (const [index, { at }] of violations.entries())
        for (const other of violations.slice(index + 1))
          expect(
            [at, other.at].toSorted().every((place, __, [first = '']) => place === first || !place.startsWith(`${first}/`)),
            trial.id,
          ).toBe(true);
  });
});

test('every requirement that a plan may bring leaves single bodies and malformed JSON as they are', () => {
  for (const format of formats)
    for (const leave of [0, 7, 19]) {
      const some = plan(format, requirements.slice(leave), PLANNED).campaigns({ runs: 50 });
      const whole = payloadsOf(campaignsOf(format, {}, { runs: 50 }), 'body', 'json');
      expect(payloadsOf(some, 'body', 'json')).toEqual(whole);
    }
});

test('the strict reader agrees with the grammar', () => {
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
