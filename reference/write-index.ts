import { readdirSync, writeFileSync } from 'node:fs';

/** `npm run index-faults`: writes `faults/index.ts` and `variants/index.ts` from the files in these folders. */
for (const [kind, type] of [
  ['faults', 'Fault'],
  ['variants', 'Variant'],
] as const) {
  const folder = new URL(`./${kind}/`, import.meta.url);
  const names = readdirSync(folder)
    .filter((file) => file.endsWith('.ts') && file !== 'index.ts')
    .map((file) => file.slice(0, -'.ts'.length))
    .sort();
  const identifier = (name: string) =>
    name.replaceAll(/[^a-z0-9]+(.)/gi, (_, letter: string) => letter.toUpperCase()).replace(/^\d/, '_$&');
  const lines = [
    `import type { ${type} } from '../fault.ts';`,
    ...names.map((name) => `import ${identifier(name)} from './${name}.ts';`),
    '',
    `/** All ${kind}, by name. */`,
    `export const ${kind}: readonly ${type}[] = [`,
    ...names.map((name) => `  ${identifier(name)},`),
    '];',
    '',
  ];
  writeFileSync(new URL('index.ts', folder), lines.join('\n'));
}
