import { describe, expect, test } from 'vitest';
import { importsOf, sources, textOf } from './sources.ts';

/** Which other folders each folder of the engine may import from. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  json: [],
  model: ['json', 'specs'],
  schema: ['json', 'model'],
  load: ['json', 'model', 'schema', 'mutate', 'specs'],
  mutate: ['json', 'model', 'schema'],
  plan: ['json', 'model', 'schema', 'mutate'],
  fuzz: ['json', 'model', 'schema', 'mutate', 'plan'],
  send: ['json', 'model'],
  read: ['json', 'model', 'schema'],
  judge: ['json', 'model', 'schema', 'read'],
  results: ['json', 'model', 'schema', 'judge', 'read'],
  run: ['json', 'model', 'schema', 'plan', 'fuzz', 'send', 'read', 'judge', 'results'],
  recognise: ['json', 'model', 'plan', 'read', 'send'],
  init: ['json', 'model', 'load', 'judge', 'read', 'run'],
  pact: ['json', 'model', 'schema', 'mutate', 'plan', 'send', 'results'],
  cli: [
    ...['json', 'model', 'schema', 'load', 'plan', 'run', 'recognise', 'results', 'init', 'pact', 'send', 'suites', 'reports', 'reference'],
  ],
  node: ['json', 'model', 'load', 'read', 'run', 'cli', 'suites', 'reports'],
};

function folderOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'src' ? second : first;
}

/** Imports that match a pattern outside the allowed folders. */
function importing(pattern: RegExp, allowed: readonly string[]): readonly string[] {
  return sources('src', 'suites', 'reports').flatMap((path) => {
    if (allowed.some((folder) => path.startsWith(folder))) return [];
    return importsOf(path).flatMap((name) => (pattern.test(name) ? [`${path} imports ${name}`] : []));
  });
}

describe('the laws of the architecture', () => {
  test.each(Object.entries(MAY))('allows src/%s to import only from permitted folders', (folder, may) => {
    const wrong = sources(`src/${folder}`).flatMap((path) =>
      importsOf(path).flatMap((name) => {
        const ours = /^(src|suites|reports|reference|specs|test|bench|contracts)\//.test(name);
        const other = folderOf(name);
        return ours && other !== folder && !may.includes(other) ? [`${path} imports ${name}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('allows suites to import only from json, model, judge, read and schema', () => {
    const wrong = sources('suites').flatMap((path) =>
      importsOf(path).flatMap((name) =>
        /^src\/(?!json|model|judge|read|schema)|^(reports|reference|test)\//.test(name) ? [`${path} imports ${name}`] : [],
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('limits file access to load/ and cli/', () => {
    expect(importing(/^(node:)?fs(\/promises)?$/, ['src/load', 'src/cli'])).toEqual([]);
  });

  test('limits network access to send/', () => {
    expect(importing(/^(node:)?(http|https|http2|net|tls|dgram|undici)$/, ['src/send'])).toEqual([]);
    expect(sources('src', 'suites', 'reports').filter((path) => !path.startsWith('src/send') && /\bfetch\(/.test(textOf(path)))).toEqual(
      [],
    );
  });

  test('loads the Pact verifier only in its child process', () => {
    expect(importing(/^@pact-foundation\//, ['src/pact/verify/child.ts'])).toEqual([]);
  });

  test('limits printing and exiting to cli/', () => {
    const prints = /\bconsole\.\w+\(|process\.(stdout|stderr)|process\.exit/;
    expect(sources('src', 'suites', 'reports').filter((path) => !path.startsWith('src/cli') && prints.test(textOf(path)))).toEqual([]);
  });

  test('allows only cli/ and reports/ to name command-line options', () => {
    const named = sources('src', 'suites').flatMap((path) => {
      if (path.startsWith('src/cli')) return [];
      const code = textOf(path).replaceAll(/^\s*(\/\/|\/?\*).*$/gm, '');
      return [...code.matchAll(/(?<![-\w])--[a-z][a-z-]+/g)].map(([option]) => `${path} names ${option}`);
    });
    expect(named).toEqual([]);
  });

  test('derives random values from the seed, except for run tags and a secret path', () => {
    const users = sources('src', 'suites', 'reports').filter((path) => /Math\.random|randomBytes|randomUUID|randomInt/.test(textOf(path)));
    const others = ['src/cli/option-values.ts', 'src/run/session.ts', 'src/send/state-server.ts'];
    expect(users).toEqual(others.filter((path) => users.includes(path)));
  });
});
