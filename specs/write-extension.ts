import { readFileSync, writeFileSync } from 'node:fs';
import { dialect } from './dialect.ts';
import { extensionSchema, withTables } from './extension-files.ts';

/** Writes what is generated from `extension.ts` and `dialect.ts`: `npm run extension`. */
const schema = new URL('extension.schema.json', import.meta.url);
const page = new URL('../docs/describe-your-format.md', import.meta.url);
writeFileSync(schema, `${JSON.stringify(extensionSchema(), null, 2)}\n`);
const dialects = { $schema: 'https://json-schema.org/draft/2020-12/schema', $id: 'urn:errspec:dialect:1', ...dialect };
writeFileSync(new URL('dialect.schema.json', import.meta.url), `${JSON.stringify(dialects, null, 2)}\n`);
writeFileSync(page, withTables(readFileSync(page, 'utf8')));
