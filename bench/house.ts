import { resolve } from 'node:path';
import process from 'node:process';
import { fileURLToPath } from 'node:url';
import { executedFiles } from './house-coverage.ts';
import { placesOf } from './house-places.ts';
import { exportedTwice, importedOnce, type Source, sourcesOf } from './house-sources.ts';
import { median, print } from './throughput-figures.ts';

/**
 * `npm run bench:house [-- folder]`: measures the source code of a checkout, by default this one: size and coupling of each folder, names exported twice,
 * files with one importer, files that one violation probe executes, and the files to touch to add something.
 */
const FOLDERS = ['src', 'suites', 'reports', 'reference', 'test'];
const root = process.argv[2] === undefined ? fileURLToPath(new URL('..', import.meta.url)) : resolve(process.argv[2]);
const all = sourcesOf(root, [...FOLDERS, 'contracts', 'bench']);

function inFolder(folder: string): readonly Source[] {
  return all.filter(({ path }) => path.startsWith(`${folder}/`));
}

function printFolders(): void {
  print('| folder | files | lines | exports | names exported twice | files with one importer | imports per file: median / p90 / max |');
  print('|---|--:|--:|--:|--:|--:|---|');
  for (const folder of FOLDERS) {
    const sources = inFolder(folder);
    const counts = sources.map(({ importCount }) => importCount).toSorted((a, b) => a - b);
    const percentile = counts[Math.floor(counts.length * 0.9)] ?? 0;
    const lines = sources.reduce((sum, source) => sum + source.lines, 0);
    const exports = sources.reduce((sum, source) => sum + source.exports.length, 0);
    const cells = [folder, sources.length, lines, exports, exportedTwice(sources).length, importedOnce(sources, all).length];
    print(`| ${cells.join(' | ')} | ${median(counts)} / ${percentile} / ${counts.at(-1) ?? 0} |`);
  }
}

function printLists(): void {
  print('\n## Names exported twice\n');
  const engine = ['src', 'suites', 'reports'].flatMap(inFolder);
  for (const sources of [engine, inFolder('reference'), inFolder('test')])
    for (const [name, paths] of exportedTwice(sources)) print(`- \`${name}\`: ${paths.join(', ')}`);
  print('\n## Files with one importer\n');
  for (const folder of FOLDERS) {
    const paths = importedOnce(inFolder(folder), all);
    const generated = paths.filter((path) => /^reference\/(faults|variants)\//.test(path));
    if (generated.length > 0) print(`- reference/faults and reference/variants: ${generated.length} files`);
    for (const path of paths.filter((each) => !generated.includes(each))) print(`- ${path}`);
  }
}

function printPlaces(): void {
  print('\n| to add a | files to touch (median) | measured | example | its files |');
  print('|---|--:|--:|---|---|');
  for (const { kind, median: count, measured, example, files } of placesOf(root, all))
    print(`| ${kind} | ${count} | ${measured} | \`${example}\` | ${files.join(', ')} |`);
}

printFolders();
const { loaded, called } = executedFiles(root);
print(`\nA check of fields/names-cause with at most 20 requests loads ${loaded} files of src/ and calls functions in ${called} of them.`);
printPlaces();
printLists();
