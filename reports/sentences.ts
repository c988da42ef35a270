import type { FindingCode } from '../src/model/finding-codes.ts';
import type { Finding } from '../src/model/report.ts';
import { accept } from './sentences/accept.ts';
import { access, fields } from './sentences/access.ts';
import { bulk, relations } from './sentences/bulk.ts';
import { codes } from './sentences/codes.ts';
import { contracts } from './sentences/contracts.ts';
import { envelope } from './sentences/envelope.ts';
import { leaks, limits } from './sentences/leaks.ts';
import { transport } from './sentences/transport.ts';
import { valueText, type Words } from './sentences/words.ts';

/** The words for each finding code; one that is missing is a type error. */
const WORDS: Readonly<Record<FindingCode, Words>> = {
  ...transport,
  ...envelope,
  ...codes,
  ...access,
  ...fields,
  ...accept,
  ...bulk,
  ...relations,
  ...leaks,
  ...limits,
  ...contracts,
};

/** A finding as one plain sentence: what happened, what was expected, what came. A code of a newer version is told as data. */
export function sentence(finding: Finding): string {
  const words = wordsFor(finding.code);
  return words === undefined
    ? `${finding.code}: expected ${valueText(finding.expected)}, but came ${valueText(finding.actual)}.`
    : words.says(finding);
}

/** What to do about a finding, in one line; `undefined` for a code of a newer version. */
export function advice(finding: Finding): string | undefined {
  return wordsFor(finding.code)?.advises;
}

function wordsFor(code: string): Words | undefined {
  return isKnown(code) ? WORDS[code] : undefined;
}

function isKnown(code: string): code is FindingCode {
  return Object.hasOwn(WORDS, code);
}
