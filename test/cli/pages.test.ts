import { spawnSync } from 'node:child_process';
import { mkdirSync, readdirSync, readFileSync, symlinkSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { pathToFileURL } from 'node:url';
import fastify from 'fastify';
import { describe, expect, it, test } from 'vitest';
import { isArray, type Json, member } from '../../src/json/json.ts';
import { ROOT, sources, textOf } from '../house/sources.ts';
import { folder, PATIENT, serve } from '../program/run.ts';
import { errspecHere } from './here.ts';

const pages = readdirSync(join(ROOT, 'docs')).filter((name) => name.endsWith('.md'));

function blocksOf(page: string, language: string): readonly string[] {
  return [...textOf(`docs/${page}`).matchAll(/^```(\w+)\n(.*?)^```$/gms)].flatMap(([, found, block = '']) =>
    found === language ? [block] : [],
  );
}

/** The anchors of a page, as GitHub and the site make them from headings. */
function anchorsOf(text: string): readonly string[] {
  return [...text.matchAll(/^#+ (.+)$/gm)].map(([, heading = '']) =>
    heading
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );
}

describe('the pages for users', () => {
  test.each(pages)('link only to what exists: %s', (page) => {
    const links = [...textOf(`docs/${page}`).matchAll(/\]\(([^)\s:]+)\)/g)].map(([, to = '']) => to);
    const broken = links.filter((to) => {
      const [path = '', anchor] = to.split('#');
      try {
        const text = path === '' ? textOf(`docs/${page}`) : readFileSync(join(ROOT, 'docs', path), 'utf8');
        return anchor !== undefined && !anchorsOf(text).includes(anchor);
      } catch (error) {
        return !(error instanceof Error && 'code' in error && error.code === 'EISDIR');
      }
    });
    expect(broken).toEqual([]);
  });

  test('appear in the navigation of the site, each once', () => {
    const sidebar: Json = JSON.parse(textOf('site/.vitepress/sidebar.json'));
    const links = (isArray(sidebar) ? sidebar : []).flatMap((group) => {
      const items = member(group, 'items');
      return isArray(items) ? items.map((item) => member(item, 'link')) : [];
    });
    const generated = ['requirements', 'contributing', 'architecture', 'changelog'];
    expect(links.toSorted()).toEqual([...pages.map((name) => name.replace('.md', '')), ...generated].map((name) => `/${name}`).toSorted());
  });

  test('quote only messages that errspec prints', () => {
    const printed = sources('src/cli').map(textOf).join('\n');
    const [table = ''] = /\| message[\s\S]*?\n\n/.exec(textOf('docs/troubleshooting.md')) ?? [];
    const parts = table
      .split('\n')
      .slice(2)
      .flatMap((row) => (row.split('|')[1] ?? '').split('…'))
      .map((part) => part.trim());
    expect(parts.filter((part) => part !== '' && !printed.includes(part))).toEqual([]);
  });

  test(
    'begin with a check that shows a planted defect',
    async () => {
      const [serving = '', checking = ''] = blocksOf('start.md', 'sh');
      const [, fault = ''] = /--fault (\S+)/.exec(serving) ?? [];
      const served = await serve('--fault', fault, '--api-key', 'errspec-demo-key');
      const args = checking
        .trim()
        .replace('npm run errspec -- ', '')
        .replace(/http:\S+/, served.targets['structured-error'] ?? '')
        .split(' ');
      const ran = await errspecHere(args);
      expect([ran.code, ran.stdout], ran.stderr).toEqual([1, expect.stringContaining('bulk/index-exact')]);
    },
    PATIENT,
  );
});

/** Express has no types here, so the test starts it in the module of the page. */
const LISTEN = `
export function made(db) {
  const app = express();
  app.use(statesRouter(db));
  return new Promise((resolve) => {
    const server = app.listen(0, '127.0.0.1', () => resolve('http://127.0.0.1:' + server.address().port));
    server.unref();
  });
}
`;

describe('the provider states of the pages', () => {
  const db = { createBook: async () => ({ id: 7 }), createKey: async () => ({ token: 'k' }) };

  /** What a module of the page exports, or, with more code, its function `made`. */
  async function exported(name: string, more = ''): Promise<(...args: readonly unknown[]) => unknown> {
    const code = blocksOf('states.md', 'js').find((block) => block.includes(`function ${name}`)) ?? '';
    const file = join(folder(), 'states.mjs');
    mkdirSync(dirname(file), { recursive: true });
    symlinkSync(join(ROOT, 'node_modules'), join(dirname(file), 'node_modules'));
    writeFileSync(file, code + more);
    const made: unknown = Reflect.get(Object(await import(pathToFileURL(file).href)), more === '' ? name : 'made');
    if (typeof made !== 'function') throw new Error(`The page has no ${name}`);
    return (...args) => made(...args);
  }

  async function ask(url: string, action: string, state: string) {
    const headers = { 'content-type': 'application/json' };
    const answer = await fetch(`${url}/_states`, { method: 'POST', headers, body: JSON.stringify({ action, state, params: {} }) });
    return [answer.status, answer.ok ? await answer.json() : undefined];
  }

  async function expectStates(url: string): Promise<void> {
    expect(await ask(url, 'setup', 'a book exists')).toEqual([200, { id: 7 }]);
    expect(await ask(url, 'setup', 'the API key is read-only')).toEqual([200, { apiKey: 'k' }]);
    expect(await ask(url, 'teardown', 'a book exists')).toEqual([200, {}]);
    for (const unknown of ['a moon exists', 'toString']) expect(await ask(url, 'setup', unknown)).toEqual([404, undefined]);
  }

  it('work in Express', async () => {
    const listen = await exported('statesRouter', LISTEN);
    const url = await listen(db);
    await expectStates(String(url));
  });

  it('work in Fastify', async () => {
    const app = fastify();
    const statesPlugin = await exported('statesPlugin');
    app.register(async (inner) => await statesPlugin(inner, { db }));
    await expectStates(await app.listen({ port: 0, host: '127.0.0.1' }));
    await app.close();
  });

  it.skipIf(spawnSync('ruby', ['--version']).status !== 0)('parse as Ruby', () => {
    const [code = ''] = blocksOf('states.md', 'ruby');
    const { status, stderr } = spawnSync('ruby', ['-c'], { input: code, encoding: 'utf8' });
    expect([status, stderr]).toEqual([0, '']);
  });
});
