import { Command } from '@commander-js/extra-typings';
import type { ExitCode } from '../exit.ts';
import { pactGenerateCommand } from './pact-generate.ts';
import { pactPublishCommand } from './pact-publish.ts';
import { pactVerifyCommand } from './pact-verify.ts';

/** `errspec pact`: the commands for contracts in the format of Pact. */
export function pactCommand(done: (code: ExitCode) => void, reporters: readonly string[]) {
  return new Command('pact')
    .summary('write, verify and publish contracts')
    .description('Contracts in the format of Pact (https://docs.pact.io): one interaction for every documented error.')
    .addCommand(pactGenerateCommand(done))
    .addCommand(pactVerifyCommand(done, reporters))
    .addCommand(pactPublishCommand(done));
}
