import { sentence, textsOf } from '../../reports/sentences.ts';
import { visible } from '../../reports/shared/visible.ts';
import { requirements } from '../../suites/index.ts';
import type { RunMessage } from '../model/report.ts';
import type { Replayed } from '../run/replay.ts';
import type { Why, WhyCode } from '../run/replayed.ts';
import { failureLines } from './failures.ts';

/** The outcome of each replayed finding, and the totals. */
export function replayText(replayed: readonly Replayed[]): string {
  const count = (kind: Replayed['now']['kind']) => replayed.filter(({ now }) => now.kind === kind).length;
  const sum = `${count('fixed')} fixed, ${count('still-failing')} still failing, ${count('cannot-judge')} inconclusive`;
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
      return [`${now.as.id === finding.id ? '' : `Fails differently (${now.as.id}): `}${sentence(now.as, textsOf(requirements))}`];
    case 'cannot-judge':
      return [reason(now.why)];
    default:
      return now satisfies never;
  }
}

/** Why a finding cannot be judged, and what to do. */
const REASONS: Readonly<Record<WhyCode, (needs: string) => string>> = {
  'all-together': (needs) => `It is judged across all answers of a run: run \`errspec check --only ${needs}\`.`,
  'no-requirement': (needs) => `This version of errspec has no requirement ${needs}: use the version that wrote the report.`,
  'no-operation': (needs) => `The description has no operation ${needs}: give the description of the report.`,
  'not-offered': (needs) => `The target does not offer ${needs}.`,
  'strange-request': (needs) =>
    `The report asks for ${needs}, which the description does not have: with --trust-report it is sent all the same.`,
  'no-write-access': () => 'The key has no write permission: give one that has, with --api-key.',
  limit: () => 'It needs an exceeded rate limit, which did not happen this time.',
  state: (needs) => `It needs the state "${needs}": give --states with a URL or a file that offers it.`,
  'state-failed': (needs) => `A state could not be set up: ${needs}.`,
  unbound: (needs) => `A request could not be built, because an earlier answer lacks ${needs}.`,
  'not-sent': (needs) => `Some requests were not sent${needs === '' ? '' : `: ${needs}`}.`,
  limited: (needs) => `The target kept answering "rate limit exceeded" for ${needs}: try again later, or throttle with --rate.`,
  unanswered: (needs) => `There was no answer (${needs}).`,
  'not-concerned': () => 'The requirement does not apply to this answer: run `errspec check` again.',
  blocked: (needs) => `A requirement that it builds on fails: ${needs}.`,
  errored: (needs) => `An error of errspec itself: ${needs}.`,
};

function reason({ code, needs }: Why): string {
  return REASONS[code](needs);
}

/** A warning of a run on one line: its code and its data. */
export function warningText({ code, detail: data }: RunMessage): string {
  return failureLines(`${code.replaceAll('-', ' ')}: ${JSON.stringify(data)}`, []);
}
