import type { Broker } from '../send/broker.ts';
import { CommandError } from './command-error.ts';
import type { PactVerifyFlags } from './commands/pact-verify.ts';

/** Refuses options of `pact verify` that do not go together, or would have no effect. */
export function refuseUseless(places: readonly string[], flags: PactVerifyFlags, broker: Broker | undefined): void {
  if (places.length > 0 && flags.broker !== undefined)
    throw new CommandError('Pacts are given as files, and a --broker as well.', 'Give one of them.');
  if (flags.publish === true && broker === undefined)
    throw new CommandError('--publish tells a broker, and none is given.', 'Give --broker URL.');
  if (flags.publish === true && places.length > 0)
    throw new CommandError(
      '--publish tells a broker of the pacts that it has, and files are given.',
      'Leave the files out; `errspec pact publish` gives the broker pacts.',
    );
  if (flags.basePath !== undefined && flags.target === undefined)
    throw new CommandError('--base-path belongs to a target, and none is given.', 'Give --target URL.');
  const [selector] = [
    ...(flags.consumerBranch === undefined ? [] : ['--consumer-branch']),
    ...(flags.environment === undefined ? [] : ['--environment']),
  ];
  if (selector !== undefined && (broker === undefined || places.length > 0))
    throw new CommandError(
      `${selector} chooses among the pacts of a broker, and they do not come from one.`,
      'Give --broker URL, and no files.',
    );
  if (flags.providerVersion !== undefined && flags.publish !== true)
    throw new CommandError('--provider-version is told to a broker, and nothing is published.', 'Give --publish as well.');
}
