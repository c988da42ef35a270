import { describe, expect, it } from 'vitest';
import { errspec, folder } from '../program/run.ts';
import { errspecHere } from './here.ts';

describe('errspecHere', () => {
  it.each([
    [['explain', '100307'], {}],
    [['check', '--help'], {}],
    [['check', '--onyl', 'bulk'], {}],
    [['check', '--target', 'http://127.0.0.1:9', '--format', 'code-envelope'], {}],
    [['check', '--target', 'http://127.0.0.1:9'], { ERRSPEC_API_KEY: 'a\nb' }],
    [['pact', 'publish', '--dry-run', '--version', '1', 'nowhere.json'], {}],
  ])('prints and exits like a process of its own: %j', async (args, env) => {
    const cwd = folder();
    expect(await errspecHere(args, { env, cwd })).toEqual(await errspec(args, { env, cwd }));
  });

  it('leaves the process of the tests unchanged', async () => {
    const state = () => [process.env, process.cwd(), process.stdout.listenerCount('error'), process.listenerCount('uncaughtException')];
    const before = state();
    await errspecHere(['--version'], { env: { NO_COLOR: '' }, cwd: folder() });
    for (const [index, each] of state().entries()) expect(each).toBe(before[index]);
  });
});
