import type { BrokerProblem } from '../send/broker.ts';

/** What to do about a problem with a broker. */
export const BROKER_ADVICE: Readonly<Record<BrokerProblem, string>> = {
  'not-a-broker': 'Check --broker: it must be the base URL of the broker.',
  'other-origin': 'Give --broker the address by which the broker knows itself, or set its base URL.',
  unreachable: 'Check --broker, and that the broker is running.',
  unauthorized: 'Check --token (PACT_BROKER_TOKEN), or --username and --password; a read-only token cannot publish.',
  'unknown-name': 'Check --broker, and the names of consumer and provider: the broker does not know them.',
  'version-exists': 'This version has other contents already: publish under a version of its own, such as the commit.',
  'broker-failed': 'See the log of the broker, and try again.',
  rejected: 'See the message of the broker above.',
  'broken-list': 'Check the pacts of this provider in the broker.',
  'too-old': 'The broker may be too old: publish to a newer one.',
};
