import process from 'node:process';
import { Argument, Command, Option } from '@commander-js/extra-typings';
import { cut } from '../../../reports/shared/answer.ts';
import type { Json } from '../../json/json.ts';
import type { Dialect } from '../../load/dialects.ts';
import type { ExitCode } from '../exit.ts';
import { OUTPUT } from '../options.ts';
import { print } from '../terminal.ts';

/** `errspec dialects`: prints the dialects that an error format can extend, or the samples of one. */
export function dialectsCommand(done: (code: ExitCode) => void) {
  return new Command('dialects')
    .summary('list the error dialects of frameworks, standards and public APIs')
    .description(
      'Lists the dialects that errspec knows, each with the body of a sample error. With a name: all samples of the dialect and how they are read. ' +
        'An error format takes the keywords of a dialect by `extends: <name>`.',
    )
    .addArgument(new Argument('[name]', 'a dialect'))
    .addOption(new Option('--json', 'print JSON').env('ERRSPEC_JSON').helpGroup(OUTPUT))
    .action(async (name, flags) => {
      const { loadDialect, loadDialects } = await import('../../load/dialects.ts');
      const dialects = name === undefined ? loadDialects() : [loadDialect(name)];
      if (flags.json === true) await print(`${JSON.stringify(dialects.map(dialectJson), undefined, 2)}\n`);
      else await print(dialects.map((dialect) => (name === undefined ? shortText(dialect) : longText(dialect))).join('\n'));
      done(0);
    });
}

function dialectJson({ name, title, source, errorFormat, samples }: Dialect): Json {
  return { name, title, source, errorFormat, samples: samples.map(({ ...sample }): Json => ({ ...sample, blames: sample.blames ?? [] })) };
}

/** The dialect in one line, and the first sample below it. */
function shortText({ name, title, samples: [first] }: Dialect): string {
  const sample = first === undefined ? '' : `  ${first.status} ${JSON.stringify(first.body)}`;
  return `${name.padEnd(14)} ${title}\n${process.stdout.isTTY ? cut(sample, process.stdout.columns) : sample}\n`;
}

function longText({ name, title, source, samples }: Dialect): string {
  const shown = samples.map(({ status, cause, code, blames = [], body }) => {
    const named = blames.length === 0 ? 'no field' : blames.join(', ');
    return `  ${status} for ${cause}: code ${JSON.stringify(code)}, blames ${named}\n    ${JSON.stringify(body)}`;
  });
  return `${name}: ${title}\n${source.document}: ${source.section}\n\n${shown.join('\n')}\n\nx-error-format: { extends: ${name} }\n`;
}
