import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Source } from './house-sources.ts';
import { median } from './throughput-figures.ts';

/** The files to touch to add one requirement, fault or the like, measured on those that exist. */
export interface Places {
  readonly kind: string;
  /** The median number of files. */
  readonly median: number;
  /** The number of those measured. */
  readonly measured: number;
  /** One of those with the median number of files. */
  readonly example: string;
  readonly files: readonly string[];
}

interface Measured {
  readonly name: string;
  readonly files: readonly string[];
}

/** Measures the places of each kind. A file counts if it names the requirement, fault or the like itself. */
export function placesOf(root: string, all: readonly Source[]): readonly Places[] {
  return [
    summary('requirement (fault and test row included)', requirements(all)),
    summary('fault', faults(root, all)),
    summary('reporter (beside its own folder)', reporters(all)),
    summary('extension keyword (camelCase ones)', keywords(root, all)),
    summary('CLI option (hyphenated ones)', options(all)),
  ];
}

function summary(kind: string, measured: readonly Measured[]): Places {
  const middle = median(measured.map(({ files }) => files.length));
  const example = measured.find(({ files }) => files.length === middle);
  return { kind, median: middle, measured: measured.length, example: example?.name ?? '-', files: example?.files ?? [] };
}

/** The suite, its index, files of the engine and the reporters that name its id or a finding code of its own, one fault, and test rows. */
function requirements(all: readonly Source[]): readonly Measured[] {
  const suites = all.filter(({ path, text }) => path.startsWith('suites/') && /^ {2}id: '[a-z-]+\/[a-z-]+'/m.test(text));
  const codes = new Map(suites.map(({ path, text }) => [path, codesIn(text)]));
  return suites.map(({ path }) => {
    const id = path.replace(/^suites\/|\.ts$/g, '');
    const own = (codes.get(path) ?? []).filter((code) =>
      suites.every((other) => other.path === path || !codes.get(other.path)?.includes(code)),
    );
    const names = (text: string) => text.includes(id) || own.some((code) => text.includes(`'${code}'`));
    const engine = all.filter(({ path: at, text }) => /^(src|reports|suites\/kit)\//.test(at) && names(text));
    const rows = all.filter(({ path: at, text }) => at.startsWith('test/suites/rows/') && text.includes(id));
    const fault = all.find(({ path: at, text }) => at.startsWith('reference/faults/') && !at.endsWith('index.ts') && text.includes(id));
    return {
      name: id,
      files: [path, 'suites/index.ts', ...[...engine, ...rows, ...(fault === undefined ? [] : [fault])].map(({ path: at }) => at)],
    };
  });
}

function codesIn(text: string): readonly string[] {
  const before = text.matchAll(/\bcode: '([a-z-]+)'/g);
  const now = text.matchAll(/\bfind(?:\.|\[')([a-z-]+)/g);
  return [...new Set([...before, ...now].map(([, code = '']) => code))];
}

function faults(root: string, all: readonly Source[]): readonly Measured[] {
  const page = join(root, 'docs/matrix.md');
  const matrix = existsSync(page) ? [{ path: 'docs/matrix.md', text: readFileSync(page, 'utf8') }] : [];
  const files = all.filter(({ path }) => /^reference\/faults\/(?!index)/.test(path));
  const others = [...all.filter(({ path }) => !path.startsWith('test/') && !files.some((file) => file.path === path)), ...matrix];
  return files.map(({ path }) => {
    const name = path.replace(/^reference\/faults\/|\.ts$/g, '');
    const pattern = new RegExp(`(?<![\\w-])${name}(?![\\w-])`);
    return { name, files: [path, ...others.filter(({ text }) => pattern.test(text)).map(({ path: at }) => at)] };
  });
}

function reporters(all: readonly Source[]): readonly Measured[] {
  const files = all.filter(
    ({ path, text }) => /^reports\/[\w-]+\.ts$/.test(path) && /^export const \w+: Reporter\b|satisfies Reporter\b/m.test(text),
  );
  // The word `json` has other meanings, so that reporter cannot be measured by its name.
  const distinct = files.filter(({ path }) => path !== 'reports/json.ts');
  return distinct.map(({ path }) => {
    const name = path.replace(/^reports\/|\.ts$/g, '');
    const pattern = new RegExp(`(?<![\\w/-])${name}(?![\\w/-])`);
    const users = all.filter(
      ({ path: at, text }) => at !== path && /^(src\/cli\/|reports\/[\w-]+\.ts)/.test(at) && pattern.test(codeOf(text)),
    );
    return { name, files: [path, ...users.map(({ path: at }) => at)] };
  });
}

/** The text without comments and imports of the parts of a reporter. */
function codeOf(text: string): string {
  return text.replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '').replaceAll(/from '\.\/[\w-]+\/[^']+'/g, '');
}

function keywords(root: string, all: readonly Source[]): readonly Measured[] {
  const schema = join(root, 'specs/extension.schema.json');
  if (!existsSync(schema)) return [];
  const text = readFileSync(schema, 'utf8');
  const names = new Set([...text.matchAll(/"([a-z]+[A-Z]\w*)": \{/g)].map(([, name = '']) => name));
  const docs = ['specs/extension.schema.json', 'docs/describe-your-format.md'].flatMap((path) =>
    existsSync(join(root, path)) ? [{ path, text: readFileSync(join(root, path), 'utf8') }] : [],
  );
  const known = new Set([
    'additionalProperties',
    'propertyNames',
    'minItems',
    'maxItems',
    'minLength',
    'maxLength',
    'uniqueItems',
    'minProperties',
    'oneOf',
    'anyOf',
    'allOf',
    'dependentRequired',
    'unevaluatedProperties',
    'patternProperties',
    'prefixItems',
    'exclusiveMinimum',
  ]);
  return [...names]
    .filter((name) => !known.has(name))
    .map((name) => {
      const pattern = new RegExp(`(?<![\\w])${name}(?![\\w])`);
      const users = [...docs, ...all.filter(({ path }) => /^(src|suites)\//.test(path))].filter((each) => pattern.test(each.text));
      return { name, files: users.map(({ path }) => path) };
    });
}

function options(all: readonly Source[]): readonly Measured[] {
  const declared = all
    .filter(({ path }) => path.startsWith('src/cli/'))
    .flatMap(({ text }) => [...text.matchAll(/'--([a-z]+(?:-[a-z]+)+)/g)].map(([, name = '']) => name));
  return [...new Set(declared)].map((name) => {
    const camel = name.replaceAll(/-([a-z])/g, (_, letter: string) => letter.toUpperCase());
    const pattern = new RegExp(`--${name}(?![\\w-])|(?<![\\w'])${camel}(?!\\w)`);
    return {
      name: `--${name}`,
      files: all.filter(({ path, text }) => /^(src|reports|suites)\//.test(path) && pattern.test(text)).map(({ path }) => path),
    };
  });
}
