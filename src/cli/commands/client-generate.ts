import { Command, Option } from '@commander-js/extra-typings';
import { CommandError } from '../command-error.ts';
import type { ExitCode } from '../exit.ts';
import { OUTPUT, TARGET } from '../options.ts';
import { printExactly, writeError } from '../terminal.ts';

function declared() {
  return new Command('generate')
    .summary('write a typed reader of the error answers of an API')
    .description(
      'Writes a TypeScript module with the codes and reading rules of a description, and a function that decodes answers. It imports errspec-client.',
    )
    .addOption(
      new Option('--openapi <name|file>', 'OpenAPI file of the description, or a built-in format')
        .env('ERRSPEC_OPENAPI')
        .makeOptionMandatory()
        .helpGroup(TARGET),
    )
    .addOption(new Option('--out <file>', 'file to write; stdout if omitted').env('ERRSPEC_OUT').helpGroup(OUTPUT))
    .addOption(new Option('--import <module>', 'module to import from').default('errspec-client').env('ERRSPEC_IMPORT').helpGroup(OUTPUT))
    .addHelpText('after', '\nExample:\n  errspec client generate --openapi ./openapi.yaml --out src/api-errors.ts');
}

type GenerateFlags = ReturnType<ReturnType<typeof declared>['opts']>;

/** `errspec client generate`: writes the typed reader of a format. */
export function clientGenerateCommand(done: (code: ExitCode) => void) {
  return declared().action(async (flags) => {
    await generate(flags);
    done(0);
  });
}

async function generate({ openapi, out, import: from }: GenerateFlags): Promise<void> {
  if (!/^[\w@./-]+$/.test(from)) throw new CommandError('--import is no name of a module.', 'Give a package or a path: errspec-client.');
  const [{ formatNamed }, { clientFormat }, { writeWhole }] = await Promise.all([
    import('../formats.ts'),
    import('../client-format.ts'),
    import('../output.ts'),
  ]);
  const format = formatNamed(openapi);
  const text = clientFormat(format, { from, command: 'errspec client generate', isWhole: true });
  if (out === undefined) return await printExactly(text);
  const [why] = writeWhole(out, text);
  if (why !== undefined) throw new CommandError(`${out} cannot be written: ${why}`, 'Choose a file that can be written to.');
  writeError(`${out}: the reader of ${format.name}, with ${format.catalogue.length} codes.\n`);
}
