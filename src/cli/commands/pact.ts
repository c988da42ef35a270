import { Command } from 'commander';
import type { ExitCode } from '../exit.ts';
import { pactGenerateCommand } from './pact-generate.ts';
import { pactPublishCommand } from './pact-publish.ts';
import { pactVerifyCommand } from './pact-verify.ts';

/** `errspec pact`: contracts of a format, for the tools of Pact. */
export function pactCommand(done: (code: ExitCode) => void): Command {
  return new Command('pact')
    .summary('write, verify and publish contracts')
    .description('Contracts in the format of Pact (https://docs.pact.io): one interaction for every documented error.')
    .addCommand(pactGenerateCommand(done))
    .addCommand(pactVerifyCommand(done))
    .addCommand(pactPublishCommand(done));
}
