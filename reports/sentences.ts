import { valueText } from '../src/json/words.ts';
import type { FindingText } from '../src/model/finding.ts';
import type { Finding } from '../src/model/report.ts';
import { CONTRACT_TEXTS } from './contract-texts.ts';

/** What requirements say of their finding codes: by the id of the requirement, then by the code. */
export type FindingTexts = Readonly<Record<string, Readonly<Record<string, FindingText>>>>;

/** The texts of requirements, for `sentence` and `advice`. */
export function textsOf(requirements: Iterable<{ readonly id: string; readonly codes: FindingTexts[string] }>): FindingTexts {
  return Object.fromEntries([...requirements].map(({ id, codes }) => [id, codes]));
}

/** A finding in one sentence: what happened, what was expected, what came. A finding of another version of errspec is described by its data. */
export function sentence(finding: Finding, texts: FindingTexts): string {
  const { code, expected, actual } = finding;
  try {
    const sentence = textOf(finding, texts)?.says(finding);
    if (sentence !== undefined) return sentence;
  } catch {
    // Another version of errspec wrote the report, and its findings of this code have other facts.
  }
  return `${code}: expected ${valueText(expected)}, but came ${valueText(actual)}.`;
}

/** What to fix, in one line; `undefined` for a code of another version of errspec. */
export function advice(finding: Finding, texts: FindingTexts): string | undefined {
  const text = textOf(finding, texts);
  const { advice: name } = finding;
  return name !== undefined && text?.hints !== undefined && Object.hasOwn(text.hints, name) ? text.hints[name] : text?.hint;
}

function textOf({ requirement, code }: Finding, texts: FindingTexts): FindingText | undefined {
  const codes = Object.hasOwn(texts, requirement) ? texts[requirement] : CONTRACT_TEXTS;
  return codes !== undefined && Object.hasOwn(codes, code) ? codes[code] : undefined;
}
