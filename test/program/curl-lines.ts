import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Fault } from '../../reference/fault.ts';
import { startReference } from '../../reference/start.ts';
import { textsOf } from '../../reports/sentences.ts';
import { findingDetails } from '../../reports/shared/details.ts';
import { sendingOf } from '../../reports/shared/sending.ts';
import { isObject, type Json } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { ExchangeOutcome, Header } from '../../src/model/exchange.ts';
import { operationById } from '../../src/model/format.ts';
import type { Probe } from '../../src/model/probe.ts';
import type { RecordedExchange, Report } from '../../src/model/report.ts';
import { asDocument } from '../../src/model/request.ts';
import type { Observation, Sent } from '../../src/model/requirement.ts';
import { read } from '../../src/read/read.ts';
import { recipeFrom } from '../../src/run/recipe.ts';
import { benchOf, nowOf } from '../../src/run/replayed.ts';
import { requirements } from '../../suites/index.ts';
import { checkHere } from '../cli/here.ts';

/** What the curl lines of a report showed. */
export interface CurlLines {
  /** Findings whose line was sent, and showed the same finding. */
  readonly shown: readonly string[];
  /** Findings whose line did not show it, with what came. */
  readonly wrong: readonly string[];
  /** Findings whose line says what must be done first. */
  readonly remarked: number;
}

const run = promisify(execFile);
const KEY = 'errspec-key-of-curl-lines';

/** Checks the reference server with a fault, and sends the curl lines of the findings as they are printed, one per requirement and operation. */
export async function curlLinesOf(fault: Fault, more: readonly string[], most = 12): Promise<CurlLines> {
  const server = await startReference({ fault, apiKey: KEY, formats: [fault.format] });
  try {
    const target = server.targets[fault.format] ?? '';
    const { report } = await checkHere(['--target', target, '--format', fault.format, '--api-key', KEY, ...more]);
    const details = findingDetails(report, { strict: false, texts: textsOf(requirements) });
    const one = [...Map.groupBy(details, ({ finding }) => `${finding.requirement} ${finding.code} ${finding.operation}`).values()].flatMap(
      ([first]) => first ?? [],
    );
    const [shown, wrong] = [new Array<string>(), new Array<string>()];
    let remarked = 0;
    for (const { finding, exchange, curl } of one.slice(0, most)) {
      if (exchange === undefined || curl === undefined) continue;
      const sending = sendingOf(finding, report);
      // What must be done first is said in a remark; a key that is derived from the good one is not.
      if (finding.recipe === null || sending.steps > 1 || sending.states.length > 0 || sending.made.length > 0) {
        remarked += 1;
        // Without a remark the line must show the finding by itself: what else the scenario sends comes after it.
        if (curl.remarks.length > 0) continue;
      }
      const outcome = await sent(curl.words.join(' '));
      const now = judged({ report, finding, exchange }, outcome, fault.format);
      (now === 'still-failing' ? shown : wrong).push(
        now === 'still-failing' ? finding.id : `${finding.id}: ${now}\n${curl.words.join(' ')}`,
      );
    }
    return { shown, wrong, remarked };
  } finally {
    await server.close();
  }
}

/** Runs a line in a shell, with the key in the environment, and reads what curl printed. */
async function sent(line: string): Promise<ExchangeOutcome> {
  const script = `curl() { command curl -sS --max-time 10 "$@"; }\n${line}`;
  const env = { PATH: process.env['PATH'] ?? '', ERRSPEC_API_KEY: KEY };
  try {
    const { stdout } = await run('sh', ['-c', script], { env, encoding: 'buffer', maxBuffer: 64 * 1024 * 1024 });
    return outcomeOf(stdout);
  } catch (error) {
    return { kind: 'failed', failure: 'reset', detail: String(error), ms: 1 };
  }
}

function outcomeOf(output: Buffer): ExchangeOutcome {
  const end = output.indexOf('\r\n\r\n');
  const [statusLine = '', ...lines] = output.subarray(0, end).toString('latin1').split('\r\n');
  const status = Number(/^HTTP\/\S+ (\d{3})/.exec(statusLine)?.[1] ?? 0);
  // An interim answer comes before the one that counts.
  if (status < 200) return outcomeOf(output.subarray(end + 4));
  const headers = lines.map((line): Header => {
    const [, name = '', value = ''] = /^([^:]+):\s*(.*)$/.exec(line) ?? [];
    return [name.toLowerCase(), value];
  });
  const body = output.subarray(end + 4);
  // Wrong keys are made from the good one.
  return { kind: 'answered', status, headers, body, ms: 1, leakedSecret: output.includes(KEY.slice(0, -1)) };
}

interface Shown {
  readonly report: Report;
  readonly finding: Report['results'][number]['findings'][number];
  readonly exchange: RecordedExchange;
}

/** What an answer says about a finding. */
function judged({ report, finding, exchange }: Shown, outcome: ExchangeOutcome, name: string): string {
  const format = loadBuiltIn(name);
  const recipe = recipeFrom(finding.recipe);
  const probe = recipe?.scenario.steps[0];
  if (recipe === undefined || probe === undefined) return 'no recipe';
  const { method } = probe;
  const body = exchange.body === null ? undefined : Buffer.from(exchange.body);
  const request = { method, url: exchange.url, headers: Object.entries(exchange.headers), body };
  const whole = { request, outcome, retries: 0 };
  const operation = operationById(format, probe.operation);
  const observation: Observation = {
    format,
    operation,
    scenario: recipe.scenario,
    probe,
    exchange: whole,
    sent: sentBy(probe, exchange),
    reading: read(format, operation, whole),
  };
  const before = {
    findings: new Set(report.results.flatMap(({ findings }) => findings.map(({ id }) => id))),
    judged: new Set(report.results.filter(({ verdict }) => verdict === 'passed' || verdict === 'failed').map(({ id }) => id)),
  };
  const ran = {
    scenario: recipe.scenario,
    steps: new Map([[probe.step, observation]]),
    retried: [],
    created: 0,
    askedAgain: 0,
    missed: undefined,
  };
  const now = nowOf(finding, ran, benchOf(format, requirements, before));
  return now.kind === 'cannot-judge' ? `cannot judge: ${now.why.code}` : now.kind;
}

/** The request as the requirements see it: that of the recipe, with the body that was recorded, run tags included. */
function sentBy(probe: Probe, { body }: RecordedExchange): Sent {
  const json = jsonOf(body);
  const request = { ...probe.request, ...(json === undefined ? {} : { body: json }) };
  const tag = probe.bind.find(({ from }) => from.kind === 'mark');
  const value = tag === undefined ? undefined : at(asDocument(request), tag.to);
  const suffix = tag?.from.kind === 'mark' ? tag.from.suffix : '';
  return { request, mark: typeof value === 'string' ? value.slice(0, value.length - suffix.length) : undefined };
}

function jsonOf(text: string | null): Json | undefined {
  try {
    const value: Json = JSON.parse(text ?? '');
    return isObject(value) ? value : undefined;
  } catch {
    return undefined;
  }
}
