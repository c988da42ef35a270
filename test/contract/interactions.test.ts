import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { at } from '../../src/json/pointer.ts';
import { builtInFormats, resolveFormat } from '../../src/load/builtin.ts';
import type { Entry, Format } from '../../src/model/format.ts';
import { type Interaction, KEY_STATE, type Template } from '../../src/model/interaction.ts';
import { generalShape } from '../../src/model/shapes.ts';
import { interactionsOf } from '../../src/pact/interactions.ts';
import { exampleOf } from '../../src/pact/template.ts';
import { ROOT } from '../house/sources.ts';

const OWN = ['test/third-format/openapi.yaml', 'test/load/fixtures/parcels.yaml'].map((file) => join(ROOT, file));

/** The template and all those inside it. */
function all(template: Template): readonly Template[] {
  switch (template.kind) {
    case 'object':
      return [template, ...Object.values(template.members).flatMap(all)];
    case 'list':
    case 'contains':
      return [template, ...template.items.flatMap(all)];
    default:
      return [template];
  }
}

function templatesIn({ request, response }: Interaction): readonly Template[] {
  const parts = [request.path, ...Object.values(request.query), ...Object.values(request.headers), ...Object.values(response.headers)];
  return [...parts, ...[request.body, response.body].filter((body) => body !== undefined)].flatMap(all);
}

/** The names of values that a request takes from its states. */
function asked(interaction: Interaction): readonly string[] {
  return templatesIn(interaction).flatMap((each) =>
    each.kind === 'state' ? [...each.expression.matchAll(/\$\{([^}]+)\}/g)].map(([, name = '']) => name) : [],
  );
}

/** The values that its states answer. */
function answered({ states }: Format, interaction: Interaction): readonly string[] {
  return interaction.states.flatMap((name) => states.get(name)?.values ?? (name === KEY_STATE ? ['apiKey'] : [`no state ${name}`]));
}

/** What holds of interactions, as descriptions of those of which it does not. */
function unless(interactions: readonly Interaction[], holds: (one: Interaction) => boolean): readonly string[] {
  return interactions.filter((one) => !holds(one)).map(({ description }) => description);
}

function entriesOf({ catalogue }: Format, { outcome }: Interaction): readonly Entry[] {
  return outcome.kind === 'error' ? catalogue.filter(({ id }) => outcome.entries.includes(id)) : [];
}

describe.each([...builtInFormats(), ...OWN])('interactions of %s', (name) => {
  const format = resolveFormat(name);
  const interactions = interactionsOf(format);
  const errors = interactions.filter(({ outcome }) => outcome.kind === 'error');

  test('have unique names of operation and code, because brokers identify them by name', () => {
    expect(new Set(interactions.map(({ description }) => description)).size).toBe(interactions.length);
    expect(unless(interactions, ({ description, operation }) => description.startsWith(`${operation}: `))).toEqual([]);
    expect(unless(errors, (one) => entriesOf(format, one).every(({ id }) => one.description.split(' -> ')[1]?.includes(id)))).toEqual([]);
  });

  test('use the values of their provider states, with at most one key', () => {
    expect(unless(interactions, (one) => asked(one).every((value) => answered(format, one).includes(value)))).toEqual([]);
    expect(unless(interactions, (one) => answered(format, one).filter((value) => value === 'apiKey').length <= 1)).toEqual([]);
    expect(unless(interactions, ({ states }) => states.length > 0)).toEqual([]);
  });

  test('request paths of the description without a base path', () => {
    const isDescribed = ({ operation, request }: Interaction) => {
      const { method, path = '' } = format.operations.find(({ id }) => id === operation) ?? {};
      const pattern = path.replaceAll(/[.*+?^$()|[\]\\]/g, '\\$&').replaceAll(/\{[^}]+\}/g, '[^/]+');
      return request.method === method?.toUpperCase() && new RegExp(`^${pattern}$`).test(String(exampleOf(request.path)));
    };
    expect(unless(interactions, isDescribed)).toEqual([]);
  });

  test('give examples that match their own templates', () => {
    const fits = (one: Template) => {
      if (one.kind === 'regex') return new RegExp(one.pattern).test(String(one.value));
      return one.kind !== 'integer' || Number.isInteger(one.value);
    };
    expect(unless(interactions, (one) => templatesIn(one).every(fits))).toEqual([]);
  });

  test('expect the code and a status of an entry, and a message of any text', () => {
    const hasCode = (one: Interaction) => {
      const body = one.response.body === undefined ? {} : exampleOf(one.response.body);
      const [code, detail] = [at(body, generalShape(format).code.at ?? '/none'), at(body, format.reading.detail?.at ?? '/none')];
      return entriesOf(format, one).some((entry) =>
        entry.level === 'class'
          ? entry.code === undefined || entry.code === code
          : entry.classes.some((each) => each === code) && (detail === undefined || entry.code === detail),
      );
    };
    expect(unless(errors, hasCode)).toEqual([]);
    const okay = format.statuses.policy?.allowed.includes('ok') === true ? [200] : [];
    const legal = (one: Interaction) => [...okay, ...entriesOf(format, one).flatMap(({ statuses }) => statuses)];
    expect(unless(errors, (one) => one.response.statuses.every((status) => legal(one).includes(status)))).toEqual([]);
    const messages = errors.flatMap((one) => {
      const { body } = one.response;
      const text = body === undefined ? undefined : at(exampleOf(body), generalShape(format).message?.at[0] ?? '/none');
      return body === undefined ? [] : all(body).filter((each) => each.kind === 'exact' && each.value === text);
    });
    expect(messages).toEqual([]);
  });

  test('omit bulks whose order is undocumented or whose first item is invalid', () => {
    const isTold = ({ outcome }: Interaction) => outcome.kind !== 'bulk' || (outcome.bad.length <= 1 && outcome.bad[0]?.index !== 0);
    expect(unless(interactions, isTold)).toEqual([]);
  });
});

describe('interactions of a partial bulk', () => {
  test('expect the valid items as created, and the error with its index and field', () => {
    const format = resolveFormat('structured-error');
    const one = interactionsOf(format).find(({ outcome, operation }) => outcome.kind === 'bulk' && outcome.bad.length > 0 && operation);
    if (one?.outcome.kind !== 'bulk') throw new Error('There is no partial bulk');
    const [bad] = one.outcome.bad;
    expect(one.response.statuses.toSorted()).toEqual([200, 201]);
    const body = one.response.body === undefined ? {} : exampleOf(one.response.body);
    expect(at(body, '/created')).toHaveLength(one.outcome.size - 1);
    expect(at(body, '/errors')).toHaveLength(1);
    expect(at(body, '/errors/0/index')).toBe(bad?.index);
    expect(bad?.blame.must.flat()).toContain(at(body, '/errors/0/errors/0/field'));
    expect(at(body, '/summary')).toEqual({ total_submitted: one.outcome.size, total_created: one.outcome.size - 1, total_failed: 1 });
  });
});
