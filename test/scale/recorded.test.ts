import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { isObject, type Json } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import type { Exchange } from '../../src/model/exchange.ts';
import { recorded } from '../../src/results/finding.ts';

function answering(body: Uint8Array): Exchange {
  return {
    request: { method: 'GET', url: 'http://127.0.0.1:1/things', headers: [], body: undefined },
    outcome: { kind: 'answered', status: 200, headers: [['content-type', 'application/json']], body, ms: 1, leakedSecret: false },
    retries: 0,
  };
}

/** The answer as a report stores it. */
function stored(body: Uint8Array, where = '') {
  const { answer } = recorded(answering(body), where);
  if ('failure' in answer) throw new Error('It was answered');
  return answer;
}

describe('an answer in a report', () => {
  it('keeps a small body whole', () => {
    const { body, whole } = stored(Buffer.from('{"a":1}'));
    expect([body, whole]).toEqual(['{"a":1}', undefined]);
  });

  it('keeps of large JSON the part that a finding is about, with size and digest of the whole', () => {
    const items = Array.from({ length: 5000 }, (_, index) => ({ id: index, text: 'x'.repeat(500) }));
    const large = Buffer.from(JSON.stringify({ items, long: 'y'.repeat(100_000), code: 'ODD' }));
    const { body, whole } = stored(large, '/items/17/id');
    expect(body.length).toBeLessThan(65_537);
    const value: Json = JSON.parse(body);
    expect([at(value, '/items/17/id'), at(value, '/code')]).toEqual([17, 'ODD']);
    expect(whole).toEqual({ bytes: large.length, sha256: createHash('sha256').update(large).digest('hex') });
  });

  it('cuts a large text between two characters', () => {
    const { body, whole } = stored(Buffer.from(`x${'ä'.repeat(100_000)}`));
    expect(body).toMatch(/^xä+$/);
    expect(whole?.bytes).toBe(200_001);
  });

  it('stays small whatever its JSON is', () => {
    const wide: Json = Object.fromEntries(Array.from({ length: 200 }, (_, index) => [`${'k'.repeat(5000)}${index}`, { a: 1 }]));
    expect(isObject(wide)).toBe(true);
    expect(stored(Buffer.from(JSON.stringify(wide))).body.length).toBeLessThan(200_000);
  });
});
