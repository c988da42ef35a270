import { sentence, textsOf } from '../../reports/sentences.ts';
import { visible } from '../../reports/shared/visible.ts';
import { requirements } from '../../suites/index.ts';
import type { RunMessage } from '../model/report.ts';
import type { Replayed } from '../run/replay.ts';
import type { Why, WhyCode } from '../run/replayed.ts';
import { failureLines } from './failures.ts';

/** What became of findings, one after the other, and how many of each there are. */
export function replayText(replayed: readonly Replayed[]): string {
  const count = (kind: Replayed['now']['kind']) => replayed.filter(({ now }) => now.kind === kind).length;
  const sum = `${count('fixed')} fixed, ${count('still-failing')} still failing, ${count('cannot-judge')} cannot be judged`;
  return `${replayed.map(entry).join('')}\n${sum}\n`;
}

const WORDS = { fixed: 'FIXED', 'still-failing': 'STILL FAILING', 'cannot-judge': 'CANNOT JUDGE' } as const;

function entry({ finding, now }: Replayed): string {
  const head = `${WORDS[now.kind].padEnd(13)}  ${finding.id}  ${finding.operation ?? ''}  ${finding.about}`.trimEnd();
  const lines = [head, ...detail({ finding, now }).map((line) => `               ${line}`)];
  return lines.map((line) => `${visible(line)}\n`).join('');
}

function detail({ finding, now }: Replayed): readonly string[] {
  switch (now.kind) {
    case 'fixed':
      return [];
    case 'still-failing':
      return [`${now.as.id === finding.id ? '' : `In another way (${now.as.id}): `}${sentence(now.as, textsOf(requirements))}`];
    case 'cannot-judge':
      return [reason(now.why)];
    default:
      return now satisfies never;
  }
}

/** Why it cannot be judged, and what to do. */
const REASONS: Readonly<Record<WhyCode, (needs: string) => string>> = {
  'all-together': (needs) => `It shows in all answers of a run together: run \`errspec check\` again (--only ${needs}).`,
  'no-requirement': (needs) => `This errspec has no requirement ${needs}: use the version that made the report.`,
  'no-operation': (needs) => `The description has no operation ${needs}: give the one that the report was made with.`,
  'not-offered': (needs) => `The target does not offer ${needs}.`,
  'no-write-access': () => 'The key may not write: give one that may with --api-key.',
  limit: () => 'It showed when the limit of the rate was spent, which did not happen now.',
  state: (needs) => `It needs the state "${needs}": give --states with a URL or a file that has it.`,
  'state-failed': (needs) => `A state could not be set up: ${needs}.`,
  unbound: (needs) => `A request could not be made, for it needs what an earlier answer did not hold: ${needs}.`,
  'not-sent': (needs) => `Not all of it was sent${needs === '' ? '' : `: ${needs}`}.`,
  limited: (needs) => `The target kept saying that its limit is spent, for ${needs}: try again later, or keep a pace with --rate.`,
  unanswered: (needs) => `There was no answer (${needs}).`,
  'not-concerned': () => 'The answer is such that the requirement says nothing of it: run `errspec check` again.',
  blocked: (needs) => `What it builds on fails: ${needs}.`,
  errored: (needs) => `An error of errspec itself: ${needs}.`,
};

function reason({ code, needs }: Why): string {
  return REASONS[code](needs);
}

/** A warning of a run on one line, as data: what was not removed, what was not torn down. */
export function warningText({ code, detail: data }: RunMessage): string {
  return failureLines(`${code.replaceAll('-', ' ')}: ${JSON.stringify(data)}`, []);
}
