import { expect, test } from 'vitest';
import { dialectNames, loadDialect } from '../../src/load/dialects.ts';
import { errspecHere } from '../cli/here.ts';

test('lists every dialect with a sample, and one with all of its samples', async () => {
  const all = await errspecHere(['dialects']);
  expect(all.code).toBe(0);
  const missing = dialectNames().filter((name) => !all.stdout.includes(`${name} `) || !all.stdout.includes(loadDialect(name).title));
  expect(missing).toEqual([]);
  const [name = ''] = dialectNames();
  const one = await errspecHere(['dialects', name]);
  expect(one.stdout.match(/^ {2}\d{3} for /gm)?.length).toBe(loadDialect(name).samples.length);
  const { stdout } = await errspecHere(['dialects', '--json']);
  expect(JSON.parse(stdout).map((each: { name: string }) => each.name)).toEqual(dialectNames());
  const wrong = await errspecHere(['dialects', 'no-such-dialect']);
  expect(wrong.code).toBe(2);
  expect(wrong.stderr).toContain('There is no such dialect. Found "no-such-dialect"');
});
