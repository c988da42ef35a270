import { describe, expect, it } from 'vitest';
import { ofRevision } from '../../src/cli/revision.ts';
import { isSelected } from '../../src/run/selected.ts';
import { requirements } from '../../suites/index.ts';
import { errspecHere } from './here.ts';

const OLD = { name: '0.0', requirements: { 'bulk/shape': 'SHOULD', 'bulk/renamed': 'MUST' } } as const;

describe('a revision of the requirements', () => {
  it('keeps its requirements with their levels, and leaves out those that came later', () => {
    const { requirements: frozen, revision, gone } = ofRevision(requirements, '0.0', [OLD]);
    expect(frozen.map(({ id }) => id)).toEqual(requirements.map(({ id }) => id));
    expect(frozen.find(({ id }) => id === 'bulk/shape')?.level).toBe('SHOULD');
    const selection = { only: [], skip: [], ...(revision === undefined ? {} : { revision }) };
    expect(frozen.filter(({ id }) => isSelected(id, selection)).map(({ id }) => id)).toEqual(['bulk/shape']);
    expect(gone).toEqual(['bulk/renamed']);
  });

  it('selects all requirements of the coming release', async () => {
    const [all, frozen] = [await errspecHere(['list']), await errspecHere(['list', '--requirements', '0.1'])];
    expect(frozen).toEqual(all);
  });

  it('exits with 2 and names the revisions if there is no such revision', async () => {
    const ran = await errspecHere(['check', '--embedded', '--requirements', '9.9']);
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringMatching(/no revision "9\.9"[^]*0\.1/)]);
  });
});
