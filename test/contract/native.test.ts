import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { PactV4 } from '@pact-foundation/pact';
import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { matcherOf } from '../../contracts/consumer/matchers.ts';
import type { Json } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import type { Template } from '../../src/model/interaction.ts';
import { lowered } from '../../src/pact/lower.ts';
import { folder } from '../program/run.ts';
import { memberName, templates } from './templates.ts';

/** The answer that Pact's own writer writes down for a template. */
async function written(template: Template): Promise<Json> {
  const dir = folder();
  const pact = new PactV4({ dir, consumer: 'consumer', provider: 'provider', logLevel: 'warn' });
  await pact
    .addInteraction()
    .uponReceiving('a request')
    .withRequest('GET', '/')
    .willRespondWith(200, (builder) => {
      builder.jsonBody(matcherOf(template));
    })
    .executeTest(async ({ url }) => {
      await (await fetch(url)).arrayBuffer();
    });
  const [file = ''] = readdirSync(dir);
  return at(JSON.parse(readFileSync(join(dir, file), 'utf8')), '/interactions/0/response') ?? null;
}

async function compare(template: Template): Promise<void> {
  const native = await written(template);
  const { content, rules, generators } = lowered(template);
  expect({ content, rules, generators }).toEqual({
    content: at(native, '/body/content'),
    rules: at(native, '/matchingRules/body') ?? {},
    generators: at(native, '/generators/body') ?? {},
  });
}

describe('lowering compared with the Pact library', () => {
  test('writes the same as the Pact library for templates of every kind', async () => {
    // It takes names of digits for places in a list and `*` for all members, and repeats the rules of two like elements: left out.
    const names = memberName.filter((name) => !/^(\d+|\*)$/.test(name));
    const inside = templates(names);
    for (const template of fc.sample(inside, { seed: 1, numRuns: 150 })) await compare({ kind: 'object', members: { body: template } });
  });

  test('writes the same as the Pact library if the whole body is one template', async () => {
    await compare({ kind: 'like', value: { a: 1 } });
    await compare({ kind: 'list', items: [{ kind: 'state', expression: '${id}', value: 7 }] });
  });
});
