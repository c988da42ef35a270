import process from 'node:process';
import { styleText } from 'node:util';
import { type FindingTexts, sentence } from '../../reports/sentences.ts';
import { visible } from '../../reports/shared/visible.ts';
import type { Progress } from '../model/check.ts';
import { colorful, writeError } from './terminal.ts';

/** Prints the progress of a run to stderr. */
export interface ProgressPrinter {
  readonly onProgress: (event: Progress) => void;
  /** Removes the live line; call it before printing anything else. */
  readonly clear: () => void;
}

/** Without a live line, the state of the run is printed this often, so that a CI system does not take it for dead. */
const HEARTBEAT_MS = 15_000;

/** So many failures are printed as they are found; the report lists all of them. */
const MOST_FOUND = 20;

/**
 * Prints a line for each plan, each wait and each failure (by `texts`), and for the rest a live line in a terminal outside CI; elsewhere a line
 * every 15 s.
 */
export function progressPrinter(texts: FindingTexts = {}): ProgressPrinter {
  const live = process.stderr.isTTY && !process.env['CI'] && process.env['TERM'] !== 'dumb';
  const dim = (text: string) => (colorful(process.stderr) ? styleText('dim', text, { validateStream: false }) : text);
  let shown = 0;
  let last: Progress['kind'] | undefined;
  let quiet = 0;
  let found = 0;
  let latest: Progress | undefined;
  const heartbeat = live ? undefined : setInterval(() => latest !== undefined && writeError(`${line(latest, texts)}\n`), HEARTBEAT_MS);
  heartbeat?.unref();
  const wipe = () => {
    if (shown > 0) writeError('\r\u001b[K');
    shown = 0;
  };
  const clear = () => {
    clearInterval(heartbeat);
    wipe();
  };
  const onProgress = (event: Progress) => {
    if (event.kind === 'done' || event.kind === 'fuzzed' || event.kind === 'shrinking') {
      // The first event of a kind shows at once: the next one may take as long as an answer does.
      if (live && (event.kind !== last || Date.now() - shown >= 80)) {
        writeError(`\r\u001b[K${dim(line(event, texts))}`);
        shown = Date.now();
      }
      last = event.kind;
      latest = event;
      return;
    }
    if (event.kind === 'found') {
      found += 1;
      if (found > MOST_FOUND + 1) return;
      wipe();
      writeError(found > MOST_FOUND ? `${dim('More failures: see the report.')}\n` : `${line(event, texts)}\n`);
      return;
    }
    // Concurrent requests wait for the same limit: one line is enough.
    if (event.kind === 'waiting' && Date.now() < quiet) return;
    if (event.kind === 'waiting') quiet = Date.now() + event.seconds * 1000;
    wipe();
    writeError(`${dim(line(event, texts))}\n`);
  };
  return { onProgress, clear };
}

/** An event as one line, without a line break. Failures are described by `texts`. */
export function line(event: Progress, texts: FindingTexts = {}): string {
  switch (event.kind) {
    case 'planned': {
      const time = event.ms === undefined ? '' : `, about ${words(event.ms)} at the known rate`;
      const short =
        event.longest === undefined
          ? ''
          : ` (rate-limited target: bulks of at most ${event.longest} items, fewer payloads; 1 in 10 bulks is read back)`;
      const more = event.payloads === 0 ? '' : `; then ${event.payloads} fuzz payloads${short}`;
      return `${event.format}: planned ${event.scenarios} scenarios with ${event.requests} requests${time}${more}`;
    }
    case 'done':
      return `${event.done} of ${event.total} scenarios, ${event.requests} requests, ${counted(event.findings, 'findings')}`;
    case 'fuzzed':
      return `${event.payloads} of ${event.runs} fuzz payloads, ${event.requests} requests (${event.perSecond}/s), ${counted(event.findings, 'findings')}, about ${words(event.msLeft)} left`;
    case 'shrinking':
      return `shrinking: ${event.finding} of ${event.findings}, ${counted(event.tries, 'tries')}, ${counted(event.size, event.unit)}`;
    case 'waiting':
      return `waiting ${words(event.seconds * 1000)}: ${WAITS[event.why] ?? event.why}`;
    case 'found': {
      const { requirement, operation } = event.finding;
      return visible(shortened(`✗ ${requirement} ${event.level}  ${operation ?? 'all operations'}: ${sentence(event.finding, texts)}`));
    }
    default:
      return event satisfies never;
  }
}

function shortened(text: string): string {
  return text.length > 240 ? `${text.slice(0, 239)}…` : text;
}

const WAITS: Readonly<Record<string, string>> = {
  'limit-exceeded': 'the target reports that its rate limit is exceeded',
  'limit-near': 'the target reports that its rate limit is nearly exceeded',
};

/** Counted nouns by their plural. */
const ONE = { findings: 'finding', tries: 'try', items: 'item', bytes: 'byte', parameters: 'parameter' } as const;

function counted(count: number, plural: keyof typeof ONE): string {
  return `${count} ${count === 1 ? ONE[plural] : plural}`;
}

function words(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
