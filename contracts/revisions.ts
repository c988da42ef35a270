import { readFileSync, writeFileSync } from 'node:fs';
import { version } from '../src/cli/version.ts';
import type { Revision } from '../src/model/requirement.ts';
import { requirements } from '../suites/index.ts';
import { revisions } from '../suites/revisions.ts';

/**
 * `npm run revisions`: writes the requirements of the coming release, which the version in package.json names, into `suites/revisions.ts`. Revisions of
 * earlier releases stay as they are.
 */
const file = new URL('../suites/revisions.ts', import.meta.url);
const name = version().split('.').slice(0, 2).join('.');
const next: Revision = { name, requirements: Object.fromEntries(requirements.map(({ id, level }) => [id, level])) };
const all = [...revisions.filter((revision) => revision.name !== name), next];
const [head = ''] = readFileSync(file, 'utf8').split(' = [');
writeFileSync(file, `${head} = ${JSON.stringify(all, undefined, 2)};\n`);
