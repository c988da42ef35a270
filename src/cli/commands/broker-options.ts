import { Option } from 'commander';
import { brokerUrl } from '../options.ts';

/** Which broker, and who asks. */
export interface BrokerFlags {
  readonly broker?: string;
  readonly token?: string;
  readonly username?: string;
  readonly password?: string;
}

/** The options of a Pact Broker; each can come from the environment, as the tools of Pact take it. */
export function brokerOptions(): readonly Option[] {
  return [
    new Option('--broker <url>', 'a Pact Broker; or PACT_BROKER_BASE_URL').argParser(brokerUrl),
    new Option('--token <token>', 'bearer token of the broker; or PACT_BROKER_TOKEN'),
    new Option('--username <name>', 'for basic authentication; or PACT_BROKER_USERNAME'),
    new Option('--password <password>', 'for basic authentication; or PACT_BROKER_PASSWORD'),
  ];
}
