import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { requirements } from '../suites/index.ts';

/**
 * Writes the pages of the site from `docs/`, the README and the pages for contributors, and the page of the requirements from `suites/`.
 * `npm run docs:build` builds them.
 */
const ROOT = fileURLToPath(new URL('..', import.meta.url));
const PAGES = join(ROOT, 'site', 'pages');

rmSync(PAGES, { recursive: true, force: true });
mkdirSync(PAGES, { recursive: true });
for (const name of readdirSync(join(ROOT, 'docs'))) if (name.endsWith('.md')) write(name, read('docs', name));
for (const name of ['CONTRIBUTING', 'ARCHITECTURE', 'CHANGELOG']) write(`${name.toLowerCase()}.md`, read(`${name}.md`));
write('index.md', read('README.md'));
write('requirements.md', requirementsPage());
cpSync(join(ROOT, 'LICENSE'), join(PAGES, 'public', 'LICENSE'));

function read(...parts: readonly string[]): string {
  return readFileSync(join(ROOT, ...parts), 'utf8');
}

/** Links to pages stay; files that are no pages are named only. `{{ }}` outside of code would be read as a template. */
function write(name: string, text: string): void {
  const linked = text.replaceAll(/\[([^\]]+)\]\(([^)\s]+)\)/g, (link, words: string, to: string) => {
    if (/^(https?:|#|mailto:)/.test(to)) return link;
    const [, page = '', anchor = ''] = /^(?:\.\.\/|\.\/|docs\/)*([\w-]+)\.md(#.*)?$/.exec(to) ?? [];
    return page === '' || page === 'SECURITY' || page === 'README' ? words : `[${words}](./${page.toLowerCase()}.md${anchor})`;
  });
  writeFileSync(join(PAGES, name), linked);
}

function requirementsPage(): string {
  const areas = Map.groupBy(requirements, ({ id }) => id.slice(0, id.indexOf('/')));
  const parts = [...areas].flatMap(([area, own]) => [
    `## ${area}`,
    ...own.map(({ id, level, title, source, exercisedBy, codes }) => {
      const hints = Object.values(codes).map(({ hint }) => `- ${escaped(hint)}`);
      const lines = [`**${level}** ${escaped(title)}.`, `Source: ${escaped(source)}. Exercised by ${escaped(exercisedBy)}.`];
      return [`### ${id}`, ...lines, 'If it fails:', [...new Set(hints)].join('\n')].join('\n\n');
    }),
  ]);
  return ['# Requirements', `${requirements.length} requirements; \`errspec explain <id>\` shows how each is checked.`, ...parts, ''].join(
    '\n\n',
  );
}

/** Text that Markdown and Vue leave as it is. */
function escaped(text: string): string {
  return text.replaceAll(/[<>&{}[\]*_`\\]/g, (character) => `&#${character.charCodeAt(0)};`);
}
