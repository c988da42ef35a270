import { describe, expect, test } from 'vitest';
import { campaignsOf } from '../../src/fuzz/campaign.ts';
import { builtInFormats, loadBuiltIn } from '../../src/load/builtin.ts';
import type { Scenario } from '../../src/model/probe.ts';
import { plan } from '../../src/plan/plan.ts';
import { costOf } from '../../src/run/cost.ts';
import { openSession, Traffic } from '../../src/run/open-session.ts';
import { requirements } from '../../suites/index.ts';
import { inProcess } from '../reference/in-process.ts';
import { optionsOf } from '../scale/runs.ts';

/** Scenarios, planned and random, that took more requests than they are said to, with what they left to be deleted. */
async function dear(format: string): Promise<readonly string[]> {
  const reference = inProcess({ formats: [format] });
  const description = loadBuiltIn(format);
  const made = plan(description, requirements, { seed: 1, states: 'all', readOnly: false, assumed: true });
  const traffic = new Traffic();
  const subject = { format: description, target: reference.targets[format] ?? '', apiKey: reference.apiKey, statesUrl: reference.states };
  const shared = { options: optionsOf({ wire: reference.wire }), budget: undefined, traffic, note: () => {}, warn: () => {} };
  const { session, close } = openSession(subject, made.scenarios, shared);
  for (const scenario of made.scenarios) if (scenario.shared) await session.shared(scenario);
  const payloads = campaignsOf(made.fuzzed, { runs: 20 }).flatMap(({ chunks }) =>
    chunks.flatMap(({ scenarios }): Scenario[] => [...scenarios()]),
  );
  const found: string[] = [];
  for (const scenario of [...made.scenarios.filter((each) => !each.shared), ...payloads]) {
    const before = traffic.requests - session.cleanUp.checks;
    await session.run(scenario);
    // To see whose a resource is takes requests that a budget reserves beside the prices.
    const took = traffic.requests - session.cleanUp.checks - before;
    const price = costOf(description, scenario, false);
    if (took > price) found.push(`${scenario.id} took ${took} requests, and is said to take ${price}`);
  }
  await session.end();
  await close();
  return found;
}

describe('the cost of scenarios', () => {
  test.each(builtInFormats())('never sends more requests than a scenario of %s is charged', async (format) => {
    expect(await dear(format)).toEqual([]);
  });
});
