import { readFileSync, writeFileSync } from 'node:fs';
import { extensionSchema, withTables } from './extension-files.ts';

/** Writes what is generated from `extension.ts`: `npm run extension`. */
const schema = new URL('extension.schema.json', import.meta.url);
const page = new URL('../docs/describe-your-format.md', import.meta.url);
writeFileSync(schema, `${JSON.stringify(extensionSchema(), null, 2)}\n`);
writeFileSync(page, withTables(readFileSync(page, 'utf8')));
