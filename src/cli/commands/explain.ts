import { Command } from '@commander-js/extra-typings';
import type { Entry, Format } from '../../model/format.ts';
import type { Requirement } from '../../model/requirement.ts';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit.ts';
import { operationTexts } from '../operation-text.ts';
import { withFormats } from '../options.ts';
import { provocations } from '../provocations.ts';
import { similar } from '../similar.ts';
import { print } from '../terminal.ts';

/** `errspec explain`: prints what a requirement or an error code means, and how it is checked. */
export function explainCommand(done: (code: ExitCode) => void) {
  const command = new Command('explain')
    .summary('explain a requirement, an error code or an operation')
    .description(
      'Explains a requirement, a finding or an error code: its meaning, its source, and what provokes it. Explains an operation: its valid request, and where its ids come from.',
    )
    .argument('<name...>', 'the id of a requirement or finding, a code of the error catalogue, or an operation: its id, or POST /books');
  return withFormats(command).action(async (names, { format }) => {
    const name = names.join(' ');
    const [{ requirements }, { formatsNamed }] = await Promise.all([import('../../../suites/index.ts'), import('../formats.ts')]);
    await print(explain(name, { requirements, formats: formatsNamed(format) }));
    done(0);
  });
}

/** Where names are looked up. */
interface Known {
  readonly requirements: readonly Requirement[];
  readonly formats: readonly Format[];
}

function explain(name: string, known: Known): string {
  const id = name.replace(/:[0-9a-f]{10}$/, '');
  const parts = [
    ...known.requirements.filter((requirement) => requirement.id === id).map((each) => requirementText(each, known.formats)),
    ...operationTexts(known.formats, name),
    ...known.formats.flatMap((format) => entriesOf(format, name).map((entry) => entryText(format, entry, known.requirements))),
  ];
  if (parts.length > 0) return `${parts.join('\n\n')}\n`;
  throw unknown(name, known);
}

function entriesOf(format: Format, name: string): readonly Entry[] {
  const wanted = name.toLowerCase();
  return format.catalogue.filter(({ id, code }) => id.toLowerCase() === wanted || String(code ?? '').toLowerCase() === wanted);
}

function unknown(name: string, { requirements, formats }: Known): CommandError {
  const names = [...requirements.map(({ id }) => id), ...formats.flatMap(({ catalogue }) => catalogue.map(({ id }) => id))];
  const inArea = requirements.filter(({ id }) => id.startsWith(`${name}/`)).map(({ id }) => id);
  const close = inArea.length > 0 ? inArea : similar(name, [...new Set(names)]);
  return new CommandError(
    `"${name}" is neither a requirement, nor an operation or a code in the catalogue of ${formats.map((format) => format.name).join(' or ')}.`,
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
    `  Counts        a violation makes the exit code 1${level === 'MUST' ? '' : ' with --strict only'}`,
    ...formats.map((format) => `  Applies to    ${appliesText(format, applies(format))}`),
  ].join('\n');
}

function appliesText({ name }: Format, whyNot: string | undefined): string {
  return `${name}: ${whyNot === undefined ? 'yes' : `no, ${whyNot}`}`;
}

const JUDGED: Readonly<Record<Requirement['kind'], string>> = {
  exchange: 'on each exchange alone',
  scenario: 'on the exchanges of one scenario together',
  aggregate: 'across all exchanges of a run',
};

function entryText(format: Format, entry: Entry, requirements: readonly Requirement[]): string {
  const { id, code, level, statuses, classes, message, meaning, operations, source } = entry;
  const provoked = provocations(format, entry);
  return [
    `${id}  ${level === 'class' ? 'a code' : 'a detail code'} of ${format.name}`,
    `  ${meaning}`,
    '',
    ...(code === undefined ? ['  Code          not documented: any code that is not empty'] : []),
    `  HTTP status   ${statuses.join(', ')}${format.statuses.policy?.allowed.includes('ok') ? ' (or 200, if the server always answers 200)' : ''}`,
    ...(level === 'detail' ? [`  Beside        ${classes.join(', ')} as the code`] : []),
    ...(message === undefined ? [] : [`  Message       ${message}`]),
    `  Operations    ${operations === 'all' ? 'all' : operations === 'writes' ? 'all that write' : operations.join(', ')}`,
    `  Source        ${source.where}${source.basis === 'assumed' ? ' (assumed)' : ''}`,
    '',
    ...(provoked.length === 0
      ? ['  Nothing in the description provokes it. If a server sends it, it must be as documented.']
      : ['  Provoked by', ...provoked.map((line) => `    ${line}`)]),
    '',
    '  Checked by',
    ...requirements.filter((each) => each.explains(entry)).map((each) => `    ${each.id.padEnd(24)} ${each.title}`),
  ].join('\n');
}
