import { writeFileSync } from 'node:fs';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { builtInFormats } from '../../src/load/builtin.ts';
import { type Row, rowOfFault, rowOfVariant } from './row.ts';

/** Prints the matrix as it goes, and writes it to `docs/matrix.md`: `npm run matrix`. Exits with 1 where a row does not hold. */
const rows: { readonly kind: 'fault' | 'variant'; readonly row: Row }[] = [];

for (const fault of faults) tell('fault', await rowOfFault(fault));
for (const variant of variants) tell('variant', await rowOfVariant(variant));

function tell(kind: 'fault' | 'variant', row: Row): void {
  rows.push({ kind, row });
  const missing = row.declared.filter((id) => !row.found.includes(id));
  const extra = [...row.found.filter((id) => !row.declared.includes(id) && !row.also.includes(id)), ...row.errored];
  const verdict = missing.length + extra.length === 0 ? 'holds' : 'DIFFERS';
  const more = [...missing.map((id) => `not found: ${id}`), ...extra.map((id) => `not declared: ${id}`)];
  process.stdout.write(
    `${verdict.padEnd(8)}${kind.padEnd(8)} ${row.format.padEnd(17)} ${row.name.padEnd(42)} ${row.found.join(' ')}\n${more.map((line) => `        ${line}\n`).join('')}`,
  );
}

function table(kind: 'fault' | 'variant', format: string): string {
  const own = rows.filter((each) => each.kind === kind && each.row.format === format);
  const head = kind === 'fault' ? '| fault | the lie | what fails |' : '| variant | the freedom | SHOULDs that fail |';
  const lines = own.map(
    ({ row }) => `| \`${row.name}\` | ${row.what.replaceAll('|', '\\|')} | ${row.found.map((id) => `\`${id}\``).join(' ') || '–'} |`,
  );
  return [head, '|---|---|---|', ...lines].join('\n');
}

const pages = builtInFormats().flatMap((format) => [
  `## ${format}`,
  '### Faults',
  table('fault', format),
  '### Variants',
  table('variant', format),
]);
const intro = [
  '# The matrix',
  'Written by `npm run matrix`; `npm test` holds the same rows. A fault is a server with one lie, and must fail exactly the requirements in its row. Names that begin with `fuzz-` are found by random payloads alone. A variant is a server that uses a freedom of the documents, and must pass but for the SHOULDs in its row.',
];
writeFileSync(new URL('../../docs/matrix.md', import.meta.url), `${[...intro, ...pages].join('\n\n')}\n`);

const broken = rows.filter(({ row }) => {
  const missing = row.declared.filter((id) => !row.found.includes(id));
  const extra = row.found.filter((id) => !row.declared.includes(id) && !row.also.includes(id));
  return row.errored.length + missing.length + extra.length > 0;
});
process.stdout.write(`\n${rows.length - broken.length} of ${rows.length} rows hold\n`);
process.exitCode = broken.length === 0 ? 0 : 1;
