import { createRequire } from 'node:module';

/** The version in the package's own `package.json`, which is beside `src/` in a checkout and beside `dist/` in a package. */
export function version(): string {
  const require = createRequire(import.meta.url);
  for (const place of ['../../package.json', '../../../package.json']) {
    const found = versionAt(require, place);
    if (found !== undefined) return found;
  }
  return 'unknown';
}

function versionAt(require: NodeJS.Require, place: string): string | undefined {
  try {
    const parsed: unknown = require(place);
    if (typeof parsed !== 'object' || parsed === null || !('name' in parsed) || parsed.name !== 'errspec') return undefined;
    return 'version' in parsed ? String(parsed.version) : undefined;
  } catch {
    return undefined;
  }
}
