import { requirements } from '../../suites/index.ts';
import type { Entry, Format } from '../model/format.ts';
import type { Requirement } from '../model/requirement.ts';
import { CommandError } from './command-error.ts';
import { formatsNamed } from './formats.ts';
import { provocations } from './provocations.ts';
import { similar } from './similar.ts';

/** Explains a requirement (by its id, or that of a finding) and catalogue entries (by id or code); unknown names are refused with what is close. */
export function explain(name: string, formatNames: readonly string[]): string {
  const formats = formatsNamed(formatNames);
  const id = name.replace(/:[0-9a-f]{10}$/, '');
  const asked = requirements.filter((requirement) => requirement.id === id);
  const entries = formats.flatMap((format) => entriesOf(format, name).map((entry) => ({ format, entry })));
  const parts = [
    ...asked.map((requirement) => requirementText(requirement, formats)),
    ...entries.map(({ format, entry }) => entryText(format, entry)),
  ];
  if (parts.length > 0) return `${parts.join('\n\n')}\n`;
  throw unknown(name, formats);
}

function entriesOf(format: Format, name: string): readonly Entry[] {
  const wanted = name.toLowerCase();
  return format.catalogue.filter(({ id, code }) => id.toLowerCase() === wanted || String(code ?? '').toLowerCase() === wanted);
}

function unknown(name: string, formats: readonly Format[]): CommandError {
  const names = [...requirements.map(({ id }) => id), ...formats.flatMap(({ catalogue }) => catalogue.map(({ id }) => id))];
  const inArea = requirements.filter(({ id }) => id.startsWith(`${name}/`)).map(({ id }) => id);
  const close = inArea.length > 0 ? inArea : similar(name, [...new Set(names)]);
  return new CommandError(
    `"${name}" is neither a requirement nor a code of the catalogue of ${formats.map((format) => format.name).join(' or ')}.`,
    ...(close.length === 0 ? [] : [`Did you mean ${close.join(', ')}?`]),
    '`errspec list` shows all requirements.',
  );
}

function requirementText(requirement: Requirement, formats: readonly Format[]): string {
  const { id, level, title, source, exercisedBy, applies } = requirement;
  const needs = requirement.kind === 'aggregate' ? [] : requirement.needs;
  return [
    `${id}  ${level}`,
    `  ${title}`,
    '',
    `  Source        ${source}`,
    `  Judged        ${JUDGED[requirement.kind]}`,
    `  Exercised by  ${exercisedBy}`,
    ...(needs.length === 0 ? [] : [`  Builds on     ${needs.join(', ')} (blocked where one of them fails)`]),
    `  Counts        ${level === 'MUST' ? 'a violation makes the exit code 1' : 'a violation makes the exit code 1 with --strict only'}`,
    ...formats.map((format) => `  Applies to    ${format.name}: ${applies(format) ?? 'yes'}`),
  ].join('\n');
}

const JUDGED: Readonly<Record<Requirement['kind'], string>> = {
  exchange: 'on each exchange alone',
  scenario: 'on the exchanges of one scenario together',
  aggregate: 'across all exchanges of a run',
};

function entryText(format: Format, entry: Entry): string {
  const { id, code, level, statuses, classes, message, meaning, operations, source } = entry;
  const provoked = provocations(format, entry);
  return [
    `${id}  ${level === 'class' ? 'a code' : 'a detail code'} of ${format.name}`,
    `  ${meaning}`,
    '',
    ...(code === undefined ? ['  Code          none is documented: any that is not empty will do'] : []),
    `  HTTP status   ${statuses.join(', ')}${format.statuses.policy?.allowed.includes('ok') ? ' (or 200, where the server answers 200 throughout)' : ''}`,
    ...(level === 'detail' ? [`  Beside        ${classes.join(', ')} as the code`] : []),
    ...(message === undefined ? [] : [`  Message       ${message}`]),
    `  Operations    ${operations === 'all' ? 'all' : operations === 'writes' ? 'all that write' : operations.join(', ')}`,
    `  Source        ${source.where}${source.basis === 'assumed' ? ' (assumed)' : ''}`,
    '',
    ...(provoked.length === 0
      ? ['  Nothing in the description provokes it; where it comes, it must be as documented.']
      : ['  Provoked by', ...provoked.map((line) => `    ${line}`)]),
    '',
    '  Checked by',
    ...requirements.filter((each) => each.explains(entry)).map((each) => `    ${each.id.padEnd(24)} ${each.title}`),
  ].join('\n');
}
