import process from 'node:process';
import { styleText } from 'node:util';
import type { Progress } from '../model/check.ts';
import { colorful, writeError } from './terminal.ts';

/** Prints the progress of a run to stderr. */
export interface ProgressPrinter {
  readonly onProgress: (event: Progress) => void;
  /** Removes the live line; call it before printing anything else. */
  readonly clear: () => void;
}

/** Prints a line for each plan and each wait, and a live line for the rest, in a terminal outside CI. */
export function progressPrinter(): ProgressPrinter {
  const live = process.stderr.isTTY && !process.env['CI'] && process.env['TERM'] !== 'dumb';
  const dim = (text: string) => (colorful(process.stderr) ? styleText('dim', text, { validateStream: false }) : text);
  let shown = 0;
  let last: Progress['kind'] | undefined;
  let quiet = 0;
  const clear = () => {
    if (shown > 0) writeError('\r\u001b[K');
    shown = 0;
  };
  const onProgress = (event: Progress) => {
    if (event.kind === 'done' || event.kind === 'fuzzed' || event.kind === 'shrinking') {
      // The first event of a kind shows at once: the next one may take as long as an answer does.
      if (live && (event.kind !== last || Date.now() - shown >= 80)) {
        writeError(`\r\u001b[K${dim(line(event))}`);
        shown = Date.now();
      }
      last = event.kind;
      return;
    }
    // Concurrent requests wait for the same limit: one line is enough.
    if (event.kind === 'waiting' && Date.now() < quiet) return;
    if (event.kind === 'waiting') quiet = Date.now() + event.seconds * 1000;
    clear();
    writeError(`${dim(line(event))}\n`);
  };
  return { onProgress, clear };
}

/** An event as one line, without a line break. */
export function line(event: Progress): string {
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
    default:
      return event satisfies never;
  }
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
