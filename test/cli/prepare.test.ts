import { spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { ROOT } from '../house/sources.ts';

function prepared(agent: string): string {
  const env = { npm_config_user_agent: agent };
  return spawnSync(process.execPath, [join(ROOT, 'src', 'cli', 'prepare.js')], { env, encoding: 'utf8' }).stdout;
}

it('says in one line that an older Node of npm does no harm', () => {
  expect(prepared('npm/11.0.0 node/v20.20.2 linux x64 workspaces/false')).toMatch(/^errspec: npm runs on Node v20\.20\.2\. .+\n$/);
  for (const agent of ['npm/11.0.0 node/v24.1.0 linux x64', 'pnpm/9.0.0', '']) expect(prepared(agent)).toBe('');
});
