import { createHash } from 'node:crypto';
import process from 'node:process';
import { campaignsOf } from '../src/fuzz/campaign.ts';
import { canonical, type Json } from '../src/json/json.ts';
import { builtInFormats, loadBuiltIn } from '../src/load/builtin.ts';
import type { Scenario } from '../src/model/probe.ts';
import { type PlanOptions, plan } from '../src/plan/plan.ts';
import { requirements } from '../suites/index.ts';

/**
 * Prints hashes of the plan and of all fuzz payloads for both built-in formats and the seeds 1 to 5: `npm run bench:same`. A change that claims to keep the
 * behaviour of planning and fuzzing prints the same hashes before and after.
 */
const SEEDS = [1, 2, 3, 4, 5];
const RUNS = 100;

/** Everything that can be planned, and what is planned without provider states and assumptions. */
const OPTIONS: readonly Omit<PlanOptions, 'seed'>[] = [
  { states: 'all', readOnly: false, assumed: true },
  { states: 'none', readOnly: false, assumed: false },
];

const whole = createHash('sha256');
for (const name of builtInFormats())
  for (const seed of SEEDS) {
    const line = lineOf(name, seed);
    whole.update(line);
    process.stdout.write(`${line}\n`);
  }
process.stdout.write(`all ${whole.digest('hex').slice(0, 16)}\n`);

function lineOf(name: string, seed: number): string {
  const format = loadBuiltIn(name);
  const plans = OPTIONS.map((options) => plan(format, requirements, { ...options, seed }));
  const payloads = plans.flatMap(({ fuzzed }) =>
    campaignsOf(fuzzed, { runs: RUNS }).flatMap(({ chunks }) => chunks.map((chunk) => chunk.scenarios)),
  );
  const planned = hashOf(plans.flatMap(({ scenarios }) => scenarios));
  const drawn = hashOf(scenariosOf(payloads));
  return `${name} seed ${seed}: plan ${planned}, payloads ${drawn}`;
}

function* scenariosOf(chunks: readonly (() => Iterable<Scenario>)[]): Iterable<Scenario> {
  for (const scenarios of chunks) yield* scenarios();
}

function hashOf(scenarios: Iterable<Scenario>): string {
  const hash = createHash('sha256');
  let count = 0;
  for (const scenario of scenarios) {
    hash.update(canonical(asJson(scenario)));
    count += 1;
  }
  return `${hash.digest('hex').slice(0, 16)} (${count})`;
}

/** The scenario as plain JSON, which has no members that are `undefined`. */
function asJson(scenario: Scenario): Json {
  const plain: Json = JSON.parse(JSON.stringify(scenario));
  return plain;
}
