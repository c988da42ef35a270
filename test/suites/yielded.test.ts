import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { checkReference } from '../matrix/check-reference.ts';
import { YIELDED_BY } from './yielded.ts';

/** Requirement, code and fault of each line. */
const lines = Object.entries(YIELDED_BY).flatMap(([requirement, codes]) =>
  Object.entries(codes).map(([code, fault]) => ({ requirement, code, fault })),
);

describe.each([...Map.groupBy(lines, ({ fault }) => fault)])('a run against the fault %s', (name, expected) => {
  test(`yields ${expected.map(({ code }) => code).join(' and ')}`, async () => {
    const fault = faults.find((each) => each.name === name);
    if (fault === undefined) throw new Error(`There is no fault ${name}`);
    const { results } = await checkReference(fault.format, { fault }, { only: expected.map(({ requirement }) => requirement), keep: true });
    const found = new Set(results.flatMap(({ id, findings }) => findings.map(({ code }) => `${id} ${code}`)));
    expect(expected.filter(({ requirement, code }) => !found.has(`${requirement} ${code}`))).toEqual([]);
  });
});
