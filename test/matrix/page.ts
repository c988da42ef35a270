import type { Fault, Variant } from '../../reference/fault.ts';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { builtInFormats } from '../../src/load/builtin.ts';

/** Ids of the requirements that failed, by the name of the fault or variant. */
export type FailedByName = ReadonlyMap<string, readonly string[]>;

const INTRO = [
  '# The matrix',
  'Written by `npm run matrix`; `npm test` checks the same rows. A fault is a defect planted in the reference server, and breaks exactly the requirements in its row. Names that begin with `fuzz-` are found by fuzzing only. A variant is a legal difference between servers, and breaks no requirement but the SHOULDs in its row.',
];

/** The text of `docs/matrix.md`. */
export function matrixPage(failed: FailedByName): string {
  const sections = builtInFormats().flatMap((format) => [
    `## ${format}`,
    '### Faults',
    table('| fault | defect | failed requirements |', faults.filter(of(format)), failed),
    '### Variants',
    table('| variant | difference | failed SHOULDs |', variants.filter(of(format)), failed),
  ]);
  return `${[...INTRO, ...sections].join('\n\n')}\n`;
}

/** The failed requirements that the rows of a written page list. */
export function failedOn(page: string): FailedByName {
  const rows = page.matchAll(/^\| `([^`]+)` \|.*\| ([^|]*) \|$/gm);
  return new Map([...rows].map(([, name = '', cell = '']) => [name, [...cell.matchAll(/`([^`]+)`/g)].map(([, id = '']) => id)]));
}

function of(format: string): (change: Fault | Variant) => boolean {
  return (change) => change.format === format;
}

function table(head: string, changes: readonly (Fault | Variant)[], failed: FailedByName): string {
  const lines = changes.map((change) => {
    const sentence = 'defect' in change ? change.defect : change.difference;
    const ids = failed.get(change.name) ?? [];
    return `| \`${change.name}\` | ${sentence.replaceAll('|', '\\|')} | ${ids.map((id) => `\`${id}\``).join(' ') || '–'} |`;
  });
  return [head, '|---|---|---|', ...lines].join('\n');
}
