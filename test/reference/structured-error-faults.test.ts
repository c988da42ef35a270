import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fault, Variant } from '../../reference/fault.ts';
import { startReference } from '../../reference/start.ts';
import { send } from './client.ts';

const EXTENSION = /\.ts$/;

function names(folder: string): readonly string[] {
  const files = readdirSync(new URL(`../../reference/${folder}`, import.meta.url));
  return files
    .filter((file) => EXTENSION.test(file) && file !== 'index.ts' && !file.startsWith('rpc-'))
    .map((file) => file.replace(EXTENSION, ''));
}

async function faultOf(name: string): Promise<Fault> {
  // The contract of the folder: a default export of this type.
  return ((await import(`../../reference/faults/${name}.ts`)) as { default: Fault }).default;
}

async function variantOf(name: string): Promise<Variant> {
  // The contract of the folder: a default export of this type.
  return ((await import(`../../reference/variants/${name}.ts`)) as { default: Variant }).default;
}

/** The statuses of a listing and of a create under the fault or variant. */
async function statuses(change: { fault: Fault } | { variant: Variant }): Promise<readonly number[]> {
  const reference = await startReference({ ...change, apiKey: 'k', formats: ['structured-error'] });
  const base = reference.targets['structured-error'] ?? '';
  const body = { type: 'url', name: 'Menu', content: { url: 'https://example.com/' } };
  try {
    const list = await send(base, 'GET /qrcodes', { key: 'k' });
    return [list.status, (await send(base, 'POST /qrcodes', { key: 'k', body })).status];
  } finally {
    await reference.close();
  }
}

describe('faults of structured-error', () => {
  it.each(names('faults'))('keeps answering valid requests with the fault %s, which has the name of its file', async (name) => {
    const fault = await faultOf(name);
    expect(fault.name).toBe(name);
    expect(fault.breaks.length).toBeGreaterThan(0);
    expect(new Set(fault.breaks).size).toBe(fault.breaks.length);
    expect(await statuses({ fault })).toEqual([200, name === 'created-as-200' ? 200 : 201]);
  });
});

describe('variants of structured-error', () => {
  it.each(names('variants'))('answers valid requests with the variant %s, which has the name of its file', async (name) => {
    const variant = await variantOf(name);
    expect(variant.name).toBe(name);
    expect(await statuses({ variant })).toEqual([200, 201]);
  });
});
