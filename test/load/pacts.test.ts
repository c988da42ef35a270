import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../../src/json/json.ts';
import { parsePact } from '../../src/load/pact.ts';

const INTERACTION = { description: 'orders', request: { method: 'GET', path: '/orders' }, response: { status: 200 } };

function pactWith(metadata: JsonObject): string {
  return JSON.stringify({ consumer: { name: 'web' }, provider: { name: 'shop' }, interactions: [INTERACTION], metadata });
}

describe('a pact', () => {
  it('reports the name of a plugin that it needs, instead of letting the verifier fetch it', () => {
    expect(() => parsePact(pactWith({ plugins: [{ name: 'csv', version: '0.0.6' }] }), 'pact.json')).toThrow(
      'pact.json: the pact needs the plugin csv; errspec verifies pacts without plugins only',
    );
    for (const plugins of [{ csv: {} }, 'csv', [null]]) expect(() => parsePact(pactWith({ plugins }), 'pact.json')).toThrow(/plugin/);
  });

  it('loads with an empty list of plugins', () => {
    expect(parsePact(pactWith({ plugins: [] }), 'pact.json').provider).toBe('shop');
  });
});
