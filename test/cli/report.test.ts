import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { reporters } from '../../reports/index.ts';
import { json } from '../../reports/json.ts';
import { everything } from '../reports/fixture.ts';
import { PLAIN } from '../reports/options.ts';
import { errspecHere } from './here.ts';

const place = mkdtempSync(join(tmpdir(), 'errspec-report-'));
afterAll(() => rmSync(place, { recursive: true }));
const file = join(place, 'report.json');
writeFileSync(file, json(everything(), PLAIN));

describe('errspec report', () => {
  it('writes an existing report in every form', async () => {
    const names = Object.keys(reporters).filter((name) => name !== 'json');
    const args = names.flatMap((name) => ['--report', `${name}=${join(place, name)}`]);
    const ran = await errspecHere(['report', file, ...args, '--report', 'json']);
    expect({ code: ran.code, stderr: ran.stderr }).toEqual({ code: 0, stderr: '' });
    for (const name of names) expect(readFileSync(join(place, name), 'utf8').length).toBeGreaterThan(10);
    expect(JSON.parse(ran.stdout).results).toHaveLength(everything().results.length);
  });

  it('names the given file in the commands that replay', async () => {
    const { stdout } = await errspecHere(['report', file]);
    expect(stdout).toContain(`errspec replay ${file} transport/json:1111111111`);
    expect(stdout).toContain('What to do: 3 causes');
  });

  it('ends with 2 for a file that is no report', async () => {
    const { code, stderr } = await errspecHere(['report', join(place, 'nothing.json')]);
    expect(code).toBe(2);
    expect(stderr).toContain('there is no such file');
  });
});
