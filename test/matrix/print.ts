import { readFileSync, writeFileSync } from 'node:fs';
import process from 'node:process';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { failedOn, matrixPage } from './page.ts';
import { type Row, rowOfFault, rowOfVariant } from './row.ts';

/**
 * `npm run matrix`: runs and prints the whole matrix, writes `docs/matrix.md`, and exits with 1 if a row differs from its declaration.
 * `npm run matrix -- --texts`: runs nothing; updates only the sentences in `docs/matrix.md`.
 */
const PAGE = new URL('../../docs/matrix.md', import.meta.url);

if (process.argv.includes('--texts')) writeFileSync(PAGE, matrixPage(failedOn(readFileSync(PAGE, 'utf8'))));
else await runMatrix();

async function runMatrix(): Promise<void> {
  const rows: Row[] = [];
  const add = (kind: string, row: Row) => {
    rows.push(row);
    print(kind, row);
  };
  for (const fault of faults) add('fault', await rowOfFault(fault));
  for (const variant of variants) add('variant', await rowOfVariant(variant));
  writeFileSync(PAGE, matrixPage(new Map(rows.map(({ name, found }) => [name, found]))));
  const matching = rows.filter((row) => differences(row).length === 0).length;
  process.stdout.write(`\n${matching} of ${rows.length} rows match\n`);
  process.exitCode = matching === rows.length ? 0 : 1;
}

function print(kind: string, row: Row): void {
  const lines = differences(row);
  const verdict = lines.length === 0 ? 'matches' : 'DIFFERS';
  const head = `${verdict.padEnd(8)}${kind.padEnd(8)} ${row.format.padEnd(17)} ${row.name.padEnd(42)} ${row.found.join(' ')}`;
  process.stdout.write(`${[head, ...lines.map((line) => `        ${line}`)].join('\n')}\n`);
}

/** How the found requirements differ from the declared ones, one line each. */
function differences({ declared, mayBreak, found, errored }: Row): readonly string[] {
  const extra = found.filter((id) => !declared.includes(id) && !mayBreak.includes(id));
  return [
    ...declared.filter((id) => !found.includes(id)).map((id) => `not found: ${id}`),
    ...[...extra, ...errored].map((id) => `not declared: ${id}`),
  ];
}
