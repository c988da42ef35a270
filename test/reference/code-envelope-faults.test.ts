import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fault, Variant } from '../../reference/fault.ts';
import { startReference } from '../../reference/start.ts';
import { requirements } from '../../suites/index.ts';

const ROOT = new URL('../../reference/', import.meta.url);

const filesIn = (folder: string) => readdirSync(new URL(folder, ROOT)).filter((file) => /^rpc-.*\.ts$/.test(file));

async function load<Change>(folder: string, file: string): Promise<Change> {
  const module: { readonly default: Change } = await import(new URL(folder + file, ROOT).href);
  return module.default;
}

const levels = new Map(requirements.map(({ id, level }) => [id, level]));

describe('faults of code-envelope', () => {
  const faults = filesIn('faults/');

  it('finds at least 48 faults', () => expect(faults.length).toBeGreaterThanOrEqual(48));

  it.each(faults)('answers a valid request with the fault %s, which declares only existing requirements', async (file) => {
    const fault = await load<Fault>('faults/', file);
    expect(`${fault.name}.ts`).toBe(file);
    expect(fault.defect).toMatch(/\.$/);
    expect(fault.breaks.length).toBeGreaterThan(0);
    expect(fault.breaks.filter((id) => !levels.has(id))).toEqual([]);
    expect(await statusWith({ fault })).toBe(200);
  });
});

describe('variants of code-envelope', () => {
  const variants = filesIn('variants/');

  it('finds at least 17 variants', () => expect(variants.length).toBeGreaterThanOrEqual(17));

  it.each(variants)('answers a valid request with the variant %s, which declares only SHOULDs', async (file) => {
    const variant = await load<Variant>('variants/', file);
    expect(`${variant.name}.ts`).toBe(file);
    expect(variant.shoulds.map((id) => levels.get(id)).filter((level) => level !== 'SHOULD')).toEqual([]);
    expect(await statusWith({ variant })).toBe(200);
  });
});

/** The HTTP status of a valid listing. */
async function statusWith(change: { readonly fault?: Fault; readonly variant?: Variant }): Promise<number> {
  const reference = await startReference({ ...change, formats: ['code-envelope'] });
  try {
    const answer = await fetch(`${reference.targets['code-envelope']}/record/getFormList`, {
      method: 'POST',
      headers: { Authorization: `Bearer ${reference.apiKey}`, 'Content-Type': 'application/json' },
      body: '{}',
    });
    await answer.arrayBuffer();
    return answer.status;
  } finally {
    await reference.close();
  }
}
