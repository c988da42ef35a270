import process from 'node:process';
import { Command, Option } from '@commander-js/extra-typings';
import { cut } from '../../../reports/shared/answer.ts';
import type { Json } from '../../json/json.ts';
import type { CheckOptions } from '../../model/check.ts';
import type { Format } from '../../model/format.ts';
import type { Probe, Scenario } from '../../model/probe.ts';
import type { Gap } from '../../model/report.ts';
import type { Requirement } from '../../model/requirement.ts';
import { isSelected } from '../../run/selected.ts';
import type { ExitCode } from '../exit.ts';
import { OUTPUT, SCOPE, withFormats, withOperations, withPlan, withRequirements, withSeed } from '../options.ts';
import { print } from '../terminal.ts';

function declared() {
  const command = new Command('list')
    .summary('list requirements, or the requests of a run')
    .description('Lists the requirements by area. With --probes: the scenarios and requests that `check` would plan, without sending any.')
    .addOption(new Option('--probes', 'list scenarios with their requests').helpGroup(SCOPE))
    .addOption(new Option('--states', 'with --probes: also those that need a provider state').helpGroup(SCOPE))
    .addOption(new Option('--json', 'print JSON').env('ERRSPEC_JSON').helpGroup(OUTPUT));
  return withFormats(withSeed(withPlan(withOperations(withRequirements(command)))));
}

type ListFlags = ReturnType<ReturnType<typeof declared>['opts']>;

/** `errspec list`: prints the requirements, or what a run would send. */
export function listCommand(done: (code: ExitCode) => void) {
  return declared().action(async (flags) => {
    const [{ requirements: all }, { formatsNamed }, { ofRevision }] = await Promise.all([
      import('../../../suites/index.ts'),
      import('../formats.ts'),
      import('../revision.ts'),
    ]);
    const { requirements, revision } = ofRevision(all, flags.requirements);
    const formats = flags.probes === true || flags.format.length > 0 ? formatsNamed(flags.format) : [];
    if (flags.probes === true) {
      const plans = await plansOf(formats, flags, { requirements, ...(revision === undefined ? {} : { revision }) });
      await print(flags.json === true ? asJson(plans.map(planJson)) : plans.map(planText).join('\n'));
    } else {
      const listed = requirements.filter(({ id }) => isSelected(id, { ...flags, ...(revision === undefined ? {} : { revision }) }));
      await print(flags.json === true ? asJson(listed.map((each) => requirementJson(each, formats))) : requirementsText(listed, formats));
    }
    done(0);
  });
}

function asJson(value: Json): string {
  return `${JSON.stringify(value, undefined, 2)}\n`;
}

function requirementJson({ id, level, title, source, applies }: Requirement, formats: readonly Format[]): Json {
  const appliesTo = Object.fromEntries(formats.map((format) => [format.name, applies(format) === undefined]));
  return { id, level, title, source, ...(formats.length === 0 ? {} : { appliesTo }) };
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

/** What `check` would send of one format. */
interface ListedPlan {
  readonly format: string;
  readonly seed: number;
  readonly scenarios: readonly Scenario[];
  /** Requests of the scenarios, and those that delete what they create. */
  readonly requests: number;
  readonly gaps: readonly Gap[];
}

/** Requirements, and the revision that they are of. */
type RequirementSet = Pick<CheckOptions, 'requirements' | 'revision'>;

async function plansOf(formats: readonly Format[], flags: ListFlags, set: RequirementSet): Promise<readonly ListedPlan[]> {
  const [{ plan, withoutCovered }, { plannedScenarios, requestsOf }, { operationSelection }] = await Promise.all([
    import('../../plan/plan.ts'),
    import('../../run/subject-run.ts'),
    import('../operations.ts'),
  ]);
  const { seed, only, skip, readOnly, assumed, states } = flags;
  const operations = operationSelection(flags, formats);
  const options = { ...set, only, skip, ...(operations === undefined ? {} : { operations }) };
  return formats.map((format) => {
    const made = plan(format, set.requirements, {
      seed,
      readOnly: readOnly === true,
      assumed: assumed === true || states === true,
      states: states === true ? 'all' : 'none',
    });
    const scenarios = withoutCovered(plannedScenarios(format, made.scenarios, options));
    return { format: format.name, seed, scenarios, requests: requestsOf(format, scenarios, { keep: false }), gaps: made.gaps };
  });
}

function planText({ format, seed, scenarios, requests, gaps }: ListedPlan): string {
  return [
    `${format}: ${scenarios.length} scenarios, ${requests} requests, seed ${seed}`,
    ...scenarios.map(scenarioLine),
    ...gaps.map(({ why, needs, entries }) => `  not planned (${why}): ${needs}${entries.length === 0 ? '' : `: ${entries.join(', ')}`}`),
    '',
  ].join('\n');
}

function planJson({ format, seed, scenarios, requests }: ListedPlan): Json {
  return {
    format,
    seed,
    requests,
    scenarios: scenarios.map(({ id, operation, steps, states }) => ({
      id,
      operation: operation ?? null,
      states,
      requests: steps.map(({ method, path, expect }) => ({ method, path, expected: expectedOf(expect) })),
    })),
  };
}

function scenarioLine({ id, steps, states }: Scenario): string {
  const needs = states.length === 0 ? '' : `   in: ${states.join(', ')}`;
  return `  ${id}   ${steps.map(stepText).join(' → ')}${needs}`;
}

function stepText({ method, path, expect }: Probe): string {
  return `${method} ${path} (${expectedOf(expect)})`;
}

function expectedOf(expect: Probe['expect']): string {
  return expect.kind === 'outcome' ? wantedOf(expect.expected) : expect.kind;
}

function wantedOf({ entries, accepted, anyEntry }: { entries: readonly string[]; accepted: boolean; anyEntry: boolean }): string {
  return [...entries, ...(anyEntry ? ['rejected'] : []), ...(accepted ? ['accepted'] : [])].join(' or ');
}
