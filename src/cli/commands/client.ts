import { Command } from '@commander-js/extra-typings';
import type { ExitCode } from '../exit.ts';
import { clientGenerateCommand } from './client-generate.ts';

/** `errspec client`: the typed reader of error answers. */
export function clientCommand(done: (code: ExitCode) => void) {
  return new Command('client').summary('write a typed reader of error answers').addCommand(clientGenerateCommand(done));
}
