import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import type { Fault, Variant } from '../../reference/fault.ts';
import { startReference } from '../../reference/start.ts';
import { requirements } from '../../suites/index.ts';

const ROOT = new URL('../../reference/', import.meta.url);

const filesIn = (folder: string) => readdirSync(new URL(folder, ROOT)).filter((file) => /^rpc-.*\.ts$/.test(file));

async function load<Lie>(folder: string, file: string): Promise<Lie> {
  const module: { readonly default: Lie } = await import(new URL(folder + file, ROOT).href);
  return module.default;
}

const levels = new Map(requirements.map(({ id, level }) => [id, level]));

describe('the lies of the code envelope', () => {
  const faults = filesIn('faults/');

  it('are at least 48', () => expect(faults.length).toBeGreaterThanOrEqual(48));

  it.each(faults)('starts and answers with %s, and breaks what exists', async (file) => {
    const fault = await load<Fault>('faults/', file);
    expect(`${fault.name}.ts`).toBe(file);
    expect(fault.defect).toMatch(/\.$/);
    expect(fault.breaks.length).toBeGreaterThan(0);
    expect(fault.breaks.filter((id) => !levels.has(id))).toEqual([]);
    expect(await answerWith({ fault })).toBe(200);
  });
});

describe('the freedoms of the code envelope', () => {
  const variants = filesIn('variants/');

  it('are at least 17', () => expect(variants.length).toBeGreaterThanOrEqual(17));

  it.each(variants)('starts and answers with %s, and fails SHOULDs alone', async (file) => {
    const variant = await load<Variant>('variants/', file);
    expect(`${variant.name}.ts`).toBe(file);
    expect(variant.shoulds.map((id) => levels.get(id)).filter((level) => level !== 'SHOULD')).toEqual([]);
    expect(await answerWith({ variant })).toBe(200);
  });
});

/** The HTTP status of a valid listing, and that the server ends. */
async function answerWith(bent: { readonly fault?: Fault; readonly variant?: Variant }): Promise<number> {
  const reference = await startReference({ ...bent, formats: ['code-envelope'] });
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
