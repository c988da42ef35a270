import { describe, expect, test } from 'vitest';
import { importsOf, sources, textOf } from './sources.ts';

/** Which folders each step of the engine may import from; `model` from none but itself. */
const MAY: Readonly<Record<string, readonly string[]>> = {
  model: [],
  schema: ['model'],
  load: ['model', 'schema', 'specs'],
  plan: ['model', 'schema'],
  read: ['model', 'schema'],
  send: ['model'],
  judge: ['model', 'schema', 'read'],
  run: ['model', 'schema', 'plan', 'send', 'read', 'judge'],
  contract: ['model', 'schema', 'plan'],
  verify: ['model', 'schema', 'send', 'run'],
  cli: ['model', 'schema', 'load', 'plan', 'run', 'contract', 'verify', 'send', 'suites', 'reports', 'reference'],
};

function folderOf(path: string): string {
  const [first = '', second = ''] = path.split('/');
  return first === 'src' ? second : first;
}

/** Imports of a kind that only some folders may have. */
function importing(pattern: RegExp, allowed: readonly string[]): readonly string[] {
  return sources('src', 'suites', 'reports').flatMap((path) => {
    if (allowed.some((folder) => path.startsWith(folder))) return [];
    return importsOf(path).flatMap((name) => (pattern.test(name) ? [`${path} imports ${name}`] : []));
  });
}

describe('the laws of the architecture', () => {
  test.each(Object.entries(MAY))('src/%s imports only from what it may', (folder, may) => {
    const wrong = sources(`src/${folder}`).flatMap((path) =>
      importsOf(path).flatMap((name) => {
        const ours = /^(src|suites|reports|reference|specs|test|bench|contracts)\//.test(name);
        const other = folderOf(name);
        return ours && other !== folder && !may.includes(other) ? [`${path} imports ${name}`] : [];
      }),
    );
    expect(wrong).toEqual([]);
  });

  test('suites import from model, judge, read and schema alone', () => {
    const wrong = sources('suites').flatMap((path) =>
      importsOf(path).flatMap((name) =>
        /^src\/(?!model|judge|read|schema)|^(reports|reference|test)\//.test(name) ? [`${path} imports ${name}`] : [],
      ),
    );
    expect(wrong).toEqual([]);
  });

  test('only load/ and cli/ touch the file system', () => {
    expect(importing(/^(node:)?fs(\/promises)?$/, ['src/load', 'src/cli'])).toEqual([]);
  });

  test('only send/ touches the network', () => {
    expect(importing(/^(node:)?(http|https|http2|net|tls|dgram|undici)$/, ['src/send'])).toEqual([]);
    expect(sources('src', 'suites', 'reports').filter((path) => !path.startsWith('src/send') && /\bfetch\(/.test(textOf(path)))).toEqual(
      [],
    );
  });

  test('the verifier of Pact is loaded in the child process alone, and only when it is needed', () => {
    expect(importing(/^@pact-foundation\//, ['src/verify/child.ts'])).toEqual([]);
  });

  test('only cli/ prints and exits', () => {
    const prints = /\bconsole\.\w+\(|process\.(stdout|stderr)|process\.exit/;
    expect(sources('src', 'suites', 'reports').filter((path) => !path.startsWith('src/cli') && prints.test(textOf(path)))).toEqual([]);
  });

  test('random comes from a seed, but for the mark that keeps runs apart', () => {
    const users = sources('src', 'suites', 'reports').filter((path) => /Math\.random|randomBytes|randomUUID|randomInt/.test(textOf(path)));
    expect(users).toEqual(['src/cli/options.ts', 'src/run/session.ts'].filter((path) => users.includes(path)));
  });
});
