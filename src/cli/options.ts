import { type Command, Option, type OptionValues } from '@commander-js/extra-typings';
import {
  apiKey,
  baseUrl,
  brokerUrl,
  httpStatus,
  integer,
  parseDuration,
  parseHeader,
  parseNames,
  rate,
  reportSpec,
  requireList,
  seed,
  shard,
  timeout,
} from './option-values.ts';

/** The consumer of pacts that errspec generates, unless another is named: the typed client. */
export const CONSUMER = 'errspec-client';

/** Headings of the help, in the order in which they appear. */
export const TARGET = 'Target:';
export const NETWORK = 'Network:';
export const REQUESTS = 'Requests:';
export const SCOPE = 'Scope:';
export const OUTPUT = 'Output:';

/** A command to which options are added; the type of its flags is inferred from them. */
type Declared<Args extends unknown[], Flags extends OptionValues> = Command<Args, Flags>;

/** Adds the options that name an OpenAPI document as a team has it. */
export function withDocument<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command
    .addOption(
      new Option('--openapi <file|url>', 'OpenAPI document of the server, as it is; its error format need not be described')
        .env('ERRSPEC_OPENAPI')
        .helpGroup(TARGET),
    )
    .addOption(
      new Option('--overlay <file>', 'OpenAPI Overlay applied to the document (repeatable)')
        .argParser((file: string, before?: readonly string[]): readonly string[] => [...(before ?? []), file])
        .env('ERRSPEC_OVERLAY')
        .helpGroup(TARGET),
    )
    .addOption(
      new Option('--allow-remote-refs', 'fetch documents at URLs that the document refers to')
        .env('ERRSPEC_ALLOW_REMOTE_REFS')
        .helpGroup(TARGET),
    );
}

/** Adds `--dialect`. */
export function withDialectOption<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command.addOption(
    new Option('--dialect <name>', 'dialect of the errors of a plain OpenAPI document; recognised if omitted')
      .env('ERRSPEC_DIALECT')
      .helpGroup(TARGET),
  );
}

/** Adds the options that say which server, in which format and with which access. */
export function withTarget<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return withProductionGuard(withDocument(command))
    .addOption(
      new Option('--target <url>', 'base URL of the server; operation paths are appended to it')
        .argParser(baseUrl)
        .env('ERRSPEC_TARGET')
        .helpGroup(TARGET),
    )
    .addOption(
      new Option('--format <name|file>', 'built-in format, or the OpenAPI file of a description; detected if omitted')
        .env('ERRSPEC_FORMAT')
        .helpGroup(TARGET),
    )
    .addOption(new Option('--api-key <key>', 'API key to send').argParser(apiKey).env('ERRSPEC_API_KEY').helpGroup(TARGET))
    .addOption(
      new Option('--auth-command <command>', 'shell command that prints the API key; run again when the target rejects the key')
        .env('ERRSPEC_AUTH_COMMAND')
        .helpGroup(TARGET),
    )
    .addOption(
      new Option('--oauth-token-url <url>', 'get the key as an OAuth 2 access token from here (client credentials)')
        .argParser(baseUrl)
        .env('ERRSPEC_OAUTH_TOKEN_URL')
        .helpGroup(TARGET),
    )
    .addOption(new Option('--oauth-client-id <id>', 'client id for --oauth-token-url').env('ERRSPEC_OAUTH_CLIENT_ID').helpGroup(TARGET))
    .addOption(
      new Option('--oauth-client-secret <secret>', 'client secret for --oauth-token-url')
        .env('ERRSPEC_OAUTH_CLIENT_SECRET')
        .helpGroup(TARGET),
    )
    .addOption(new Option('--oauth-scope <scopes>', 'scopes for --oauth-token-url').env('ERRSPEC_OAUTH_SCOPE').helpGroup(TARGET))
    .addOption(
      new Option('--states <url|file>', 'provider-state URL, or a YAML or JSON file of values by state')
        .env('ERRSPEC_STATES')
        .helpGroup(TARGET),
    )
    .addOption(
      new Option('--header <header>', "header of every request, 'Name: value'; output masks the value (repeatable)")
        .argParser(parseHeader)
        .default([], 'none')
        .env('ERRSPEC_HEADER')
        .helpGroup(TARGET),
    );
}

/** Adds the options for a target that is not up yet. */
export function withReady<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command
    .addOption(
      new Option('--wait-for <duration>', 'wait until the target answers (and the provider-state URL), at most so long (60s, 5m)')
        .argParser(parseDuration(24))
        .env('ERRSPEC_WAIT_FOR')
        .helpGroup(TARGET),
    )
    .addOption(
      new Option('--server <command>', 'start the target with this shell command, and stop it afterwards; waits for 60s unless --wait-for')
        .env('ERRSPEC_SERVER')
        .helpGroup(TARGET),
    );
}

/** Adds `--watch`. */
export function withWatch<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command.addOption(
    new Option('--watch', 'run again when the description, errspec.yaml or the states file changes, or the target restarts: failures first')
      .env('ERRSPEC_WATCH')
      .helpGroup(OUTPUT),
  );
}

/** Adds the guard of production hosts. */
export function withProductionGuard<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command
    .addOption(
      new Option('--production <hosts>', 'hosts that no request may reach by mistake (globs, comma-separated, repeatable)')
        .argParser(parseNames)
        .default([], 'none')
        .env('ERRSPEC_PRODUCTION')
        .helpGroup(TARGET),
    )
    .addOption(
      new Option('--i-know-this-is-production', 'send requests to a host of --production')
        .env('ERRSPEC_I_KNOW_THIS_IS_PRODUCTION')
        .helpGroup(TARGET),
    );
}

/** Adds the options that say how the network is reached. */
export function withNetwork<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command
    .addOption(
      new Option('--proxy <url>', 'proxy for every request; HTTP_PROXY, HTTPS_PROXY and NO_PROXY are obeyed if omitted')
        .argParser(baseUrl)
        .env('ERRSPEC_PROXY')
        .helpGroup(NETWORK),
    )
    .addOption(new Option('--ca <file>', 'certificate authority to trust as well (PEM)').env('ERRSPEC_CA').helpGroup(NETWORK))
    .addOption(new Option('--cert <file>', 'client certificate (PEM), with --key-file').env('ERRSPEC_CERT').helpGroup(NETWORK))
    .addOption(new Option('--key-file <file>', 'key of the client certificate (PEM)').env('ERRSPEC_KEY_FILE').helpGroup(NETWORK))
    .addOption(new Option('--insecure', 'accept any certificate').env('ERRSPEC_INSECURE').helpGroup(NETWORK));
}

/** Adds `--trust-report`. */
export function withTrust<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command.addOption(
    new Option('--trust-report', 'send requests of the report that the description does not have')
      .env('ERRSPEC_TRUST_REPORT')
      .helpGroup(SCOPE),
  );
}

/** Adds `--embedded`: the reference server instead of a target. */
export function withEmbedded<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command.addOption(
    new Option('--embedded', 'use the embedded reference server instead of a target').env('ERRSPEC_EMBEDDED').helpGroup(TARGET),
  );
}

/** Adds `--har`: recorded traffic instead of a target. */
export function withHar<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command.addOption(
    new Option('--har <file>', 'judge the exchanges recorded in a HAR file; nothing is sent').env('ERRSPEC_HAR').helpGroup(TARGET),
  );
}

/** Adds `--http-status`. */
export function withStatusPolicyOption<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command.addOption(
    new Option('--http-status <policy>', 'HTTP status policy to require: mirror, ok, or any that the format allows')
      .argParser(httpStatus)
      .default(httpStatus('any'), 'any')
      .env('ERRSPEC_HTTP_STATUS')
      .helpGroup(TARGET),
  );
}

/** Adds `--timeout`, with a default in seconds. */
export function withTimeout<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>, seconds = 10) {
  return command.addOption(
    new Option('--timeout <duration>', 'time limit for one answer (500ms, 10s, 1m; at most 1h)')
      .argParser(timeout)
      .default(seconds * 1_000, `${seconds}s`)
      .env('ERRSPEC_TIMEOUT')
      .helpGroup(REQUESTS),
  );
}

/** Adds the options that say how fast requests are sent. */
export function withThrottle<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>, concurrency: number) {
  return command
    .addOption(
      new Option('--concurrency <n>', 'requests in flight at a time')
        .argParser(integer(1, 256))
        .default(concurrency)
        .env('ERRSPEC_CONCURRENCY')
        .helpGroup(REQUESTS),
    )
    .addOption(
      new Option('--rate <n/s|n/m>', 'send at most this many requests (10/s, 50/m)')
        .argParser(rate)
        .env('ERRSPEC_RATE')
        .helpGroup(REQUESTS),
    );
}

/** Adds `--seed`. */
export function withSeed<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command.addOption(
    new Option('--seed <n|random>', 'seed of all random choices').argParser(seed).default(1).env('ERRSPEC_SEED').helpGroup(REQUESTS),
  );
}

/** Adds the options that bound what a run sends. */
export function withBudget<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command
    .addOption(
      new Option('--depth <quick|normal|full>', 'how much to send: quick is --max-requests 200, full is --runs 1000')
        .choices(['quick', 'normal', 'full'] as const)
        .default('normal' as const)
        .env('ERRSPEC_DEPTH')
        .helpGroup(REQUESTS),
    )
    .addOption(
      new Option('--runs <n>', 'fuzz payloads of each kind per operation; 0 turns fuzzing off (default: 100)')
        .argParser(integer(0))
        .env('ERRSPEC_RUNS')
        .helpGroup(REQUESTS),
    )
    .addOption(
      new Option(
        '--max-time <duration>',
        'end the run after this long, clean-up included (90s, 5m, 2h; at most 24h); what was not sent is listed',
      )
        .argParser(parseDuration(24))
        .env('ERRSPEC_MAX_TIME')
        .helpGroup(REQUESTS),
    )
    .addOption(
      new Option('--max-requests <n>', 'request budget of the run, including smoke test, retries and clean-up')
        .argParser(integer(1))
        .env('ERRSPEC_MAX_REQUESTS')
        .helpGroup(REQUESTS),
    )
    .addOption(
      new Option('--max-failures <n>', 'stop after so many failures: one per requirement, operation and kind; known ones do not count')
        .argParser(integer(1))
        .env('ERRSPEC_MAX_FAILURES')
        .helpGroup(REQUESTS),
    )
    .addOption(
      new Option('--max-deletes <n>', 'delete at most this many of the resources that the run created')
        .argParser(integer(0))
        .env('ERRSPEC_MAX_DELETES')
        .helpGroup(REQUESTS),
    )
    .addOption(
      new Option(
        '--max-writes <n>',
        'send requests that could write at most this many resources, clean-up not counted; a bulk counts its items',
      )
        .argParser(integer(0))
        .env('ERRSPEC_MAX_WRITES')
        .helpGroup(REQUESTS),
    )
    .addOption(
      new Option('--dry-run', 'print the requests that would be sent, and send nothing').env('ERRSPEC_DRY_RUN').helpGroup(REQUESTS),
    )
    .addOption(new Option('--keep', 'do not delete what the run created').env('ERRSPEC_KEEP').helpGroup(REQUESTS))
    .addOption(
      new Option('--shard <i/n>', 'run one of n shards; `errspec merge` joins their reports')
        .argParser(shard)
        .env('ERRSPEC_SHARD')
        .helpGroup(REQUESTS),
    );
}

/** Adds the options that decide which requests are planned. */
export function withPlan<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command
    .addOption(new Option('--read-only', 'send no request that could change data').env('ERRSPEC_READ_ONLY').helpGroup(SCOPE))
    .addOption(new Option('--assumed', 'also judge what the description only assumes').env('ERRSPEC_ASSUMED').helpGroup(SCOPE));
}

/** Adds the options that select requirements. */
export function withRequirements<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command
    .addOption(
      new Option('--only <ids>', 'requirements to judge: ids, areas or globs, comma-separated (repeatable)')
        .argParser(parseNames)
        .default([], 'all')
        .env('ERRSPEC_ONLY')
        .helpGroup(SCOPE),
    )
    .addOption(
      new Option('--skip <ids>', 'requirements to leave out, in the same form')
        .argParser(parseNames)
        .default([], 'none')
        .env('ERRSPEC_SKIP')
        .helpGroup(SCOPE),
    )
    .addOption(
      new Option(
        '--requirements <revision>',
        'judge only the requirements of this release (0.1), with its levels, so that an upgrade adds none',
      )
        .env('ERRSPEC_REQUIREMENTS')
        .helpGroup(SCOPE),
    );
}

/** Adds the options of a baseline: findings that are accepted for now. */
export function withBaselineOptions<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command
    .addOption(
      new Option('--baseline <file>', 'findings that are accepted for now (YAML): they do not fail the run; stale and expired entries do')
        .env('ERRSPEC_BASELINE')
        .helpGroup(OUTPUT),
    )
    .addOption(
      new Option('--update-baseline', 'write the file of --baseline: add new findings, delete stale entries')
        .env('ERRSPEC_UPDATE_BASELINE')
        .helpGroup(OUTPUT),
    );
}

/** Adds the options that select operations, each a glob that can be repeated. */
export function withOperations<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  const more = '(repeatable)';
  return command
    .addOption(
      selecting('--operation <glob>', `operations to judge, by operationId, with the requests that they need ${more}`, 'ERRSPEC_OPERATION'),
    )
    .addOption(selecting('--path <glob>', `operations to judge, by path template ${more}`, 'ERRSPEC_PATH'))
    .addOption(selecting('--tag <glob>', `operations to judge, by tag ${more}`, 'ERRSPEC_TAG'))
    .addOption(selecting('--method <method>', `operations to judge, by HTTP method ${more}`, 'ERRSPEC_METHOD'))
    .addOption(selecting('--exclude-operation <glob>', `operations to leave out ${more}`, 'ERRSPEC_EXCLUDE_OPERATION'))
    .addOption(selecting('--exclude-path <glob>', `paths to leave out ${more}`, 'ERRSPEC_EXCLUDE_PATH'))
    .addOption(selecting('--exclude-tag <glob>', `tags to leave out ${more}`, 'ERRSPEC_EXCLUDE_TAG'))
    .addOption(selecting('--exclude-method <method>', `methods to leave out ${more}`, 'ERRSPEC_EXCLUDE_METHOD'));
}

/** An option that collects globs; a glob may contain commas. */
function selecting<Usage extends string>(usage: Usage, description: string, variable: string) {
  return new Option(usage, description)
    .argParser((glob: string, before: readonly string[]): readonly string[] => [...before, glob])
    .default([], usage.startsWith('--exclude') ? 'none' : 'all')
    .env(variable)
    .helpGroup(SCOPE);
}

/** Adds `--require`. */
export function withRequire<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command.addOption(
    new Option('--require <list>', 'fail if these were not exercised: ids, areas, `all`, codes=100% (comma-separated, repeatable)')
      .argParser(requireList)
      .default([], 'nothing')
      .env('ERRSPEC_REQUIRE')
      .helpGroup(SCOPE),
  );
}

/** Adds `--flaky`. */
export function withFlaky<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command.addOption(
    new Option('--flaky <fail|warn>', 'what a finding does that did not come back, and that the network or a gateway may have caused')
      .choices(['fail', 'warn'] as const)
      .default('warn' as const)
      .env('ERRSPEC_FLAKY')
      .helpGroup(SCOPE),
  );
}

/** Adds `--strict`. */
export function withStrict<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return command.addOption(new Option('--strict', 'a violated SHOULD also fails the run').env('ERRSPEC_STRICT').helpGroup(SCOPE));
}

/** Adds `--format` where several formats can be named. */
export function withFormats<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>) {
  return withDocument(command).addOption(
    new Option('--format <names|files>', 'formats, comma-separated (repeatable): built-in names, or OpenAPI files of descriptions')
      .argParser(parseNames)
      .default([], 'the built-in formats')
      .env('ERRSPEC_FORMAT')
      .helpGroup(TARGET),
  );
}

/** Adds the options that say where reports go. `reporters` lists the names that the help shows. */
export function withReports<Args extends unknown[], Flags extends OptionValues>(
  command: Declared<Args, Flags>,
  reporters: readonly string[],
) {
  const names = reporters.length === 0 ? '' : `: ${reporters.join(', ')}`;
  return command
    .addOption(
      new Option('--report <reporter[=file]>', `report to write, to a file or to stdout (repeatable)${names}`)
        .argParser(reportSpec)
        .default([], 'pretty')
        .env('ERRSPEC_REPORT')
        .helpGroup(OUTPUT),
    )
    .addOption(
      new Option('--verbose', 'show passed requirements and every example in the pretty report').env('ERRSPEC_VERBOSE').helpGroup(OUTPUT),
    );
}

/**
 * Adds the options of a Pact Broker. `broker.ts` reads their environment variables, which are those of Pact's own tools: an option of the
 * command line there replaces credentials of another kind.
 */
export function withBroker<Args extends unknown[], Flags extends OptionValues>(command: Declared<Args, Flags>, heading: string) {
  return command
    .addOption(new Option('--broker <url>', 'Pact Broker (env: PACT_BROKER_BASE_URL)').argParser(brokerUrl).helpGroup(heading))
    .addOption(new Option('--token <token>', 'bearer token of the broker (env: PACT_BROKER_TOKEN)').helpGroup(heading))
    .addOption(new Option('--username <name>', 'user for basic authentication (env: PACT_BROKER_USERNAME)').helpGroup(heading))
    .addOption(new Option('--password <password>', 'password for basic authentication (env: PACT_BROKER_PASSWORD)').helpGroup(heading));
}
