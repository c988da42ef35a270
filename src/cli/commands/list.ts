import process from 'node:process';
import { Command, Option } from '@commander-js/extra-typings';
import { cut } from '../../../reports/shared/answer.ts';
import type { Format } from '../../model/format.ts';
import type { Probe, Scenario } from '../../model/probe.ts';
import type { Requirement } from '../../model/requirement.ts';
import type { plan } from '../../plan/plan.ts';
import type { ExitCode } from '../exit.ts';
import { SCOPE, withFormats, withPlan, withSeed } from '../options.ts';
import { print } from '../terminal.ts';

function declared() {
  const command = new Command('list')
    .summary('list requirements, or the requests of a run')
    .description('Lists the requirements by area. With --probes: every request that `check` would plan, without sending any.')
    .addOption(new Option('--probes', 'list scenarios with their requests').helpGroup(SCOPE))
    .addOption(new Option('--states', 'with --probes: also those that need a provider state').helpGroup(SCOPE));
  return withFormats(withSeed(withPlan(command)));
}

type ListFlags = ReturnType<ReturnType<typeof declared>['opts']>;

/** `errspec list`: prints the requirements, or what a run would send. */
export function listCommand(done: (code: ExitCode) => void) {
  return declared().action(async (flags) => {
    const [{ requirements }, { formatsNamed }, planner] = await Promise.all([
      import('../../../suites/index.ts'),
      import('../formats.ts'),
      import('../../plan/plan.ts'),
    ]);
    const known = { requirements, plan: planner.plan };
    const text = flags.probes
      ? formatsNamed(flags.format).map((format) => planText(format, flags, known))
      : [requirementsText(requirements, flags.format.length === 0 ? [] : formatsNamed(flags.format))];
    await print(text.join('\n'));
    done(0);
  });
}

/** The requirements by area: level, id and title. With formats, one that applies to none of them says why. */
function requirementsText(requirements: readonly Requirement[], formats: readonly Format[]): string {
  const areas = Map.groupBy(requirements, ({ id }) => id.slice(0, id.indexOf('/')));
  const blocks = [...areas].map(([area, own]) => [area, ...own.map((one) => requirementLine(one, formats))].join('\n'));
  return `${blocks.join('\n\n')}\n\n${requirements.length} requirements. \`errspec explain <id>\` shows how each is checked.\n`;
}

function requirementLine({ id, level, title, applies }: Requirement, formats: readonly Format[]): string {
  const not = formats.flatMap((format) => applies(format) ?? []);
  const skipped = formats.length > 0 && not.length === formats.length ? ` (does not apply: ${not[0]})` : '';
  const line = `  ${level.padEnd(6)} ${id.padEnd(33)} ${title}${skipped}`;
  return process.stdout.isTTY ? cut(line, process.stdout.columns) : line;
}

interface Planner {
  readonly requirements: readonly Requirement[];
  readonly plan: typeof plan;
}

function planText(format: Format, { seed, readOnly, assumed, states }: ListFlags, { requirements, plan: planned }: Planner): string {
  const { scenarios, gaps } = planned(format, requirements, {
    seed,
    readOnly: readOnly === true,
    assumed: assumed === true || states === true,
    states: states === true ? 'all' : 'none',
  });
  const requests = scenarios.reduce((sum, scenario) => sum + scenario.steps.length, 0);
  return [
    `${format.name}: ${scenarios.length} scenarios, ${requests} requests, seed ${seed}`,
    ...scenarios.map(scenarioLine),
    ...gaps.map(({ why, needs, entries }) => `  not planned (${why}): ${needs}${entries.length === 0 ? '' : `: ${entries.join(', ')}`}`),
    '',
  ].join('\n');
}

function scenarioLine({ id, steps, states }: Scenario): string {
  const needs = states.length === 0 ? '' : `   in: ${states.join(', ')}`;
  return `  ${id}   ${steps.map(stepText).join(' → ')}${needs}`;
}

function stepText({ method, path, expect }: Probe): string {
  const wanted = expect.kind === 'outcome' ? wantedOf(expect.expected) : expect.kind;
  return `${method} ${path} (${wanted})`;
}

function wantedOf({ entries, accepted, anyEntry }: { entries: readonly string[]; accepted: boolean; anyEntry: boolean }): string {
  return [...entries, ...(anyEntry ? ['rejected'] : []), ...(accepted ? ['accepted'] : [])].join(' or ');
}
