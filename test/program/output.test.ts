import { execFileSync, spawn } from 'node:child_process';
import { chmodSync, existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { errspecHere } from '../cli/here.ts';
import { at, BIN, errspec, folder, PATIENT, serve } from './run.ts';

/** A short run. */
const QUICK = ['check', '--embedded', '--format', 'code-envelope', '--max-requests', '40'];

describe('reports of a run that could not judge anything', () => {
  it('show no success, and are written for programs alone', async () => {
    const [junit, json, html] = ['junit', 'json', 'html'].map((name) => join(folder(), name));
    const args = ['check', '--target', 'http://127.0.0.1:9', '--format', 'code-envelope', '--api-key', 'k'];
    const reports = ['--report', `junit=${junit}`, '--report', `json=${json}`, '--report', `html=${html}`];
    const ran = await errspecHere([...args, ...reports]);
    expect(ran).toMatchObject({ code: 2, stdout: '', stderr: expect.stringContaining('nothing answers') });
    expect(readFileSync(junit ?? '', 'utf8')).toMatch(/<testsuites [^>]*errors="1"[^]*<error message="inconclusive/);
    expect(readFileSync(html ?? '', 'utf8')).toContain('Inconclusive: ');
    expect(JSON.parse(readFileSync(json ?? '', 'utf8')).summary).toMatchObject({ passed: 0, failed: 0 });
    const printed = await errspecHere([...args, '--report', 'json']);
    expect(JSON.parse(printed.stdout).summary).toMatchObject({ passed: 0 });
  });
});

describe('stdout and stderr', () => {
  it('separate the report from the progress', async () => {
    const { code, stdout, stderr } = await errspec([...QUICK, '--report', 'json']);
    expect(code).toBe(0);
    expect(JSON.parse(stdout)).toMatchObject({ version: 1 });
    expect(stderr).toMatch(/embedded reference server/);
    expect(stderr).toMatch(/planned \d+ scenarios with \d+ requests/);
  });

  it('contain no colours or cursor movements with NO_COLOR or in a pipe', async () => {
    const piped = await errspec(QUICK, { env: { NO_COLOR: '' } });
    expect(piped.stdout + piped.stderr).not.toContain('\u001b');
    for (const env of [{ NO_COLOR: '1' }, { NO_COLOR: '1', FORCE_COLOR: '1' }, { FORCE_COLOR: '0' }]) {
      const { stdout, stderr } = await errspecHere(QUICK, { env });
      expect(stdout + stderr).not.toContain('\u001b');
    }
  });

  it('contain colours if asked for, but never in a file', async () => {
    const file = join(folder(), 'report.txt');
    const { stdout } = await errspec([...QUICK, '--report', 'pretty', '--report', `pretty=${file}`], {
      env: { NO_COLOR: '', FORCE_COLOR: '1' },
    });
    expect(stdout).toContain('\u001b[');
    expect(readFileSync(file, 'utf8')).not.toContain('\u001b');
  });

  it(
    'survive a closed pipe, with the same exit code',
    async () => {
      for (const line of ['| head -1', '2>&1 | head -1', '| true', '2>&- >&-']) {
        const command = `"${process.execPath}" "${BIN}" ${QUICK.join(' ')} --report json 2>err ${line}; echo "\${PIPESTATUS[0]}" > code`;
        const cwd = folder();
        await new Promise((resolve) =>
          spawn('bash', ['-c', command.replace('2>err 2>', '2>')], { cwd, stdio: 'ignore' }).once('close', resolve),
        );
        expect(readFileSync(join(cwd, 'code'), 'utf8').trim(), line).toBe('0');
        const err = join(cwd, 'err');
        if (existsSync(err)) expect(readFileSync(err, 'utf8'), line).not.toMatch(/EPIPE|\n\s+at /);
      }
    },
    PATIENT,
  );

  it(
    'write everything into a slow pipe',
    async () => {
      const served = await serve('--fault', 'rpc-message-missing');
      const line = ['check', ...at(served, 'code-envelope'), '--max-requests', '100', '--report', 'json'].join(' ');
      const command = `"${process.execPath}" "${BIN}" ${line} 2>/dev/null | (sleep 3; cat)`;
      const text = execFileSync('bash', ['-c', command], { maxBuffer: 1e9, encoding: 'utf8' });
      // More than a pipe holds.
      expect(text.length).toBeGreaterThan(65_536);
      expect(JSON.parse(text)).toMatchObject({ version: 1 });
    },
    PATIENT,
  );
});

describe('a report that cannot be written', () => {
  it.each<[string, (place: string) => string]>([
    ['a file in place of a folder', (place) => (writeFileSync(join(place, 'a'), ''), join(place, 'a', 'report.json'))],
    ['a folder in place of the file', (place) => (mkdirSync(join(place, 'report.json')), join(place, 'report.json'))],
    ['a name that is too long', (place) => join(place, `${'x'.repeat(300)}.json`)],
    ['a folder that cannot be created', () => '/proc/none/report.json'],
  ])('stops before anything is sent: %s', async (_, make) => {
    const place = folder();
    const file = make(place);
    const { code, stdout, stderr } = await errspec([...QUICK, '--report', `json=${file}`]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(`The report cannot be written to ${file}`);
    expect(stderr).toMatch(/^ {2}Next: .*--report/m);
    expect(stderr).not.toMatch(/\n\s+at .+:\d+|Judging/);
    expect(readdirSync(place).filter((name) => name.endsWith('.tmp'))).toEqual([]);
  });

  it(
    'reports a full disk after the verdict',
    async () => {
      const { code, stdout, stderr } = await errspecHere([...QUICK, '--report', 'json=/dev/full']);
      expect(code, stderr).toBe(2);
      expect(stdout).toContain('every MUST that was exercised holds');
      expect(stderr).toContain('The report could not be written to /dev/full');
      expect(stderr).toMatch(/^ {2}Next: .*--report/m);
    },
    PATIENT,
  );

  it.each([
    ['stdout', '> /dev/full 2> err', '2', ['The report could not be written to stdout: ENOSPC', '  Next: ']],
    ['stderr', '> out 2> /dev/full', '0', []],
    ['both', '> /dev/full 2> /dev/full', '2', []],
  ])(
    'writes the report file despite errors of %s',
    (_, redirected, code, told) => {
      const cwd = folder();
      const command = `"${process.execPath}" "${BIN}" ${QUICK.join(' ')} --report json=report.json ${redirected}; echo $? > code`;
      execFileSync('bash', ['-c', command], { cwd });
      expect(readFileSync(join(cwd, 'code'), 'utf8').trim()).toBe(code);
      expect(JSON.parse(readFileSync(join(cwd, 'report.json'), 'utf8'))).toMatchObject({ version: 1 });
      const said = (name: string) => (existsSync(join(cwd, name)) ? readFileSync(join(cwd, name), 'utf8') : '');
      for (const each of told) expect(said('err')).toContain(each);
      expect(said('err')).not.toMatch(/errspec itself|\n\s+at /);
      if (existsSync(join(cwd, 'out'))) expect(said('out')).toContain('every MUST that was exercised holds');
    },
    PATIENT,
  );

  it('reports an error of stdout for every command', async () => {
    for (const line of ['list', '--help', 'explain NOT_FOUND']) {
      const cwd = folder();
      execFileSync('bash', ['-c', `"${process.execPath}" "${BIN}" ${line} > /dev/full 2> err; echo $? > code`], { cwd });
      expect(readFileSync(join(cwd, 'code'), 'utf8').trim(), line).toBe('2');
      expect(readFileSync(join(cwd, 'err'), 'utf8'), line).toMatch(
        /^errspec: stdout cannot be written to \(.*ENOSPC.*\n {2}Next: [^\n]+\n$/,
      );
    }
  });

  // The super-user may write everywhere.
  it.skipIf(process.getuid?.() === 0)(
    'stops before anything is sent if the folder is not writable',
    async () => {
      const place = folder();
      chmodSync(place, 0o500);
      const { code, stdout, stderr } = await errspec([...QUICK, '--report', `json=${join(place, 'a.json')}`]);
      chmodSync(place, 0o700);
      expect(code, stderr).toBe(2);
      expect(stdout).toBe('');
      expect(stderr).toContain('The report cannot be written to');
    },
    PATIENT,
  );

  it('exits with 1 if there is also a violation', async () => {
    const { code, stderr } = await errspecHere([
      'check',
      '--target',
      'http://127.0.0.1:9',
      '--format',
      'code-envelope',
      '--report',
      'json=/dev/full',
    ]);
    expect(code).toBe(2);
    expect(stderr).toContain('nothing answers');
  });
});
