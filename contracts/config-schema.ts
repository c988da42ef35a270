import { writeFileSync } from 'node:fs';
import { configSchema } from '../src/cli/config-schema.ts';
import { programOf } from '../src/cli/main.ts';

/** Writes the JSON Schema of errspec.yaml from the options of the commands: `npm run generate:config`. */
const schema = configSchema(
  programOf(
    () => {},
    () => {},
  ),
);
writeFileSync(new URL('../specs/config.schema.json', import.meta.url), `${JSON.stringify(schema, null, 2)}\n`);
