import { describe, expect, it } from 'vitest';
import { ShrinkAllowance } from '../../src/run/shrink-allowance.ts';
import { ShrinkingTotal } from '../../src/run/shrinking-total.ts';

/** An allowance for findings that each want so many requests, after `before` requests of the run: what each got. */
function shares(wants: readonly number[], before: number, shard?: { readonly index: number; readonly of: number }) {
  const traffic = { requests: before, shrinking: new ShrinkingTotal() };
  // `as`: of all that a run shares an allowance reads these two.
  const shared = { traffic, options: { shard } } as unknown as ConstructorParameters<typeof ShrinkAllowance>[1]['shared'];
  const allowance = new ShrinkAllowance(wants.length, { shared, begun: 0 });
  const took = wants.map((want, index) => {
    allowance.begin(index);
    const start = traffic.requests;
    while (traffic.requests - start < want && !allowance.isSpent) traffic.requests += 1;
    allowance.end();
    return traffic.requests - start;
  });
  return { took, info: traffic.shrinking.info.shrinking };
}

describe('the requests for shrinking', () => {
  it('equal what the run sent before, shared by all findings', () => {
    expect(shares([9_000, 9_000, 9_000], 6_000)).toEqual({
      took: [2_000, 2_000, 2_000],
      info: { requests: 6_000, findings: 3, unfinished: 3 },
    });
  });

  it('go to later findings where earlier ones need less', () => {
    expect(shares([100, 9_000], 1_000)).toEqual({ took: [100, 900], info: { requests: 1_000, findings: 2, unfinished: 1 } });
  });

  it('reach 200 for each finding', () => {
    expect(shares([500, 500, 500], 60).took).toEqual([200, 200, 200]);
  });

  it('grow in a shard to those of the whole run', () => {
    expect(shares([9_000], 1_000, { index: 1, of: 3 }).took).toEqual([3_000]);
  });

  it('leave nothing in the report where nothing was shrunk', () => {
    expect(shares([], 100).info).toBeUndefined();
  });
});
