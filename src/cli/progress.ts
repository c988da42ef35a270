import process from 'node:process';
import { styleText } from 'node:util';
import type { Progress } from '../model/check.ts';
import { colorful, writeError } from './terminal.ts';

/** Tells on stderr how a run goes on. */
export interface ProgressPrinter {
  readonly onProgress: (event: Progress) => void;
  /** Takes the live line away; to be called before anything else is printed. */
  readonly clear: () => void;
}

/** Lines for what is planned and for what is waited for; a live line of what is done, where there is a terminal and no CI. */
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
      // What is new shows at once: the next event of it may take as long as an answer does.
      if (live && (event.kind !== last || Date.now() - shown >= 80)) {
        writeError(`\r\u001b[K${dim(line(event))}`);
        shown = Date.now();
      }
      last = event.kind;
      return;
    }
    // Requests side by side wait for the same thing: one line tells it.
    if (event.kind === 'waiting' && Date.now() < quiet) return;
    if (event.kind === 'waiting') quiet = Date.now() + event.seconds * 1000;
    clear();
    writeError(`${dim(line(event))}\n`);
  };
  return { onProgress, clear };
}

/** An event as one line, without its break. */
export function line(event: Progress): string {
  switch (event.kind) {
    case 'planned': {
      const time = event.ms === undefined ? '' : `, about ${words(event.ms)} at the known pace`;
      const short =
        event.longest === undefined
          ? ''
          : ` (lists of at most ${event.longest} items, and fewer payloads of other kinds, since the pace is known; what is stored is read back after one list in ten, where the format says how)`;
      const more = event.payloads === 0 ? '' : `; then ${event.payloads} random payloads${short}`;
      return `${event.format}: ${event.scenarios} scenarios with ${event.requests} requests are planned${time}${more}`;
    }
    case 'done':
      return `${event.done} of ${event.total} scenarios, ${event.requests} requests, ${counted(event.findings, 'findings')}`;
    case 'fuzzed':
      return `${event.payloads} of ${event.runs} random payloads, ${event.requests} requests (${event.perSecond}/s), ${counted(event.findings, 'findings')}, about ${words(event.msLeft)} left`;
    case 'shrinking':
      return `making smaller: ${event.finding} of ${event.findings}, ${counted(event.tries, 'tries')}, ${counted(event.size, event.unit)}`;
    case 'waiting':
      return `waiting ${words(event.seconds * 1000)}: ${WAITS[event.why] ?? event.why}`;
    default:
      return event satisfies never;
  }
}

const WAITS: Readonly<Record<string, string>> = {
  'limit-spent': 'the target says that its rate limit is spent',
  'limit-near': 'the target says that its rate limit is nearly spent',
};

/** Things that are counted, in the plural. */
const ONE = { findings: 'finding', tries: 'try', items: 'item', bytes: 'byte', parameters: 'parameter' } as const;

function counted(count: number, things: keyof typeof ONE): string {
  return `${count} ${count === 1 ? ONE[things] : things}`;
}

function words(ms: number): string {
  const seconds = Math.max(1, Math.round(ms / 1000));
  return seconds < 120 ? `${seconds} s` : `${Math.round(seconds / 60)} min`;
}
