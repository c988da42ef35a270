import process from 'node:process';
import { cut } from '../../reports/shared/answer.ts';
import { requirements as suites } from '../../suites/index.ts';
import type { Format } from '../model/format.ts';
import type { Probe, Scenario } from '../model/probe.ts';
import type { Requirement } from '../model/requirement.ts';
import { plan } from '../plan/plan.ts';
import type { ListFlags } from './commands/list.ts';
import { formatsNamed } from './formats.ts';

/** The requirements by area: level, id and title. With formats, those that do not apply say why. */
export function listRequirements(flags: ListFlags): string {
  const formats = flags.format === undefined ? [] : formatsNamed(flags.format);
  const areas = Map.groupBy(suites, ({ id }) => id.slice(0, id.indexOf('/')));
  const blocks = [...areas].map(([area, own]) => [area, ...own.map((one) => requirementLine(one, formats))].join('\n'));
  return `${blocks.join('\n\n')}\n\n${suites.length} requirements. \`errspec explain <id>\` says how each is checked.\n`;
}

function requirementLine({ id, level, title, applies }: Requirement, formats: readonly Format[]): string {
  const not = formats.flatMap((format) => applies(format) ?? []);
  const skipped = formats.length > 0 && not.length === formats.length ? ` (does not apply: ${not[0]})` : '';
  const line = `  ${level.padEnd(6)} ${id.padEnd(33)} ${title}${skipped}`;
  return process.stdout.isTTY ? cut(line, process.stdout.columns) : line;
}

/** What a run would send, by format: scenarios with their requests, and what cannot be planned. */
export function listProbes(flags: ListFlags): string {
  return formatsNamed(flags.format ?? [])
    .map((format) => planOf(format, flags))
    .join('\n');
}

function planOf(format: Format, { seed, readOnly, assumed, states }: ListFlags): string {
  const { scenarios, gaps } = plan(format, suites, {
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
  return [...entries, ...(anyEntry ? ['refused'] : []), ...(accepted ? ['accepted'] : [])].join(' or ');
}
