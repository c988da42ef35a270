import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { Ajv2020 } from 'ajv/dist/2020.js';
import formats from 'ajv-formats';
import { beforeAll, describe, expect, it } from 'vitest';
import { CommandError } from '../../src/cli/command-error.ts';
import { runMerge } from '../../src/cli/commands/merge.ts';
import { type ReplayFlags, runReplay } from '../../src/cli/commands/replay.ts';
import { shard as parsed } from '../../src/cli/option-values.ts';
import { errspecHere } from '../cli/here.ts';
import { lasting } from '../program/lasting.ts';
import { at, errspec, folder, PATIENT, type Served, serve } from '../program/run.ts';

/** Planned requests, fuzz payloads, and an aggregate over the run. */
const ONLY = ['--embedded', '--format', 'code-envelope', '--only', 'envelope,transport/one-policy', '--runs', '30'];

/** The flags of `replay` without options. */
const NO_FLAGS: ReplayFlags = {
  ...{ header: [], production: [], timeout: 1000, concurrency: 4, operation: [], path: [], tag: [], method: [] },
  ...{ excludeOperation: [], excludePath: [], excludeTag: [], excludeMethod: [] },
};

/** The message with which a command is rejected. */
async function refusal(command: Promise<unknown>): Promise<CommandError> {
  const thrown: unknown = await command.then(
    () => undefined,
    (error: unknown) => error,
  );
  if (thrown instanceof CommandError) return thrown;
  throw new Error(`It was not refused: ${String(thrown)}`);
}

describe('errspec merge', () => {
  const place = folder();
  const shard = (index: number) => join(place, `shard-${index}.json`);
  beforeAll(async () => {
    for (const index of [1, 2]) await errspecHere(['check', ...ONLY, '--shard', `${index}/2`, '--report', `json=${shard(index)}`]);
  }, PATIENT);

  /** A shard's report with one text replaced. */
  const changed = (index: number, from: string | RegExp, to: string) => {
    const file = join(place, `changed-${index}.json`);
    writeFileSync(file, readFileSync(shard(index), 'utf8').replaceAll(from, to));
    return file;
  };

  it('writes the report of the whole run, and has its exit code', async () => {
    const [whole, merged] = [join(place, 'whole.json'), join(place, 'merged.json')];
    const once = await errspecHere(['check', ...ONLY, '--report', `json=${whole}`]);
    const joined = await errspec(['merge', shard(2), shard(1), '--report', `json=${merged}`]);
    expect({ code: joined.code, stderr: joined.stderr }).toEqual({ code: once.code, stderr: '' });
    const text = (file: string) => lasting(JSON.parse(readFileSync(file, 'utf8')));
    expect(text(merged)).toBe(text(whole));
    expect(joined.stdout).toContain('every MUST that was exercised holds');
  });

  it('reads shard reports that match the schema and name their shard', async () => {
    const schema: unknown = JSON.parse(readFileSync(new URL('../../reports/report.schema.json', import.meta.url), 'utf8'));
    const ajv = new Ajv2020({ strict: true, strictTypes: false, strictRequired: false });
    formats.default(ajv);
    // `as`: the schema is ours, and ajv checks it when it compiles it.
    const validate = ajv.compile(schema as object);
    expect(validate(JSON.parse(readFileSync(shard(1), 'utf8'))) ? [] : validate.errors).toEqual([]);
  });

  it.each<[string, () => readonly string[], readonly string[]]>([
    ['a shard that is missing', () => [shard(1)], ['shard 2/2 is missing']],
    ['a shard that is there twice', () => [shard(1), shard(2), shard(1)], ['are both of shard 1']],
    ['a shard of a run with another seed', () => [shard(1), changed(2, '"seed": 1', '"seed": 7')], ['another seed (7, not 1)']],
    [
      'a shard of a run with other options',
      () => [shard(1), changed(2, '"readOnly": false', '"readOnly": true')],
      ['other options (readOnly)'],
    ],
    ['a shard of more', () => [shard(1), changed(2, '"of": 2', '"of": 3')], ['another number of shards (3, not 2)']],
    ['a shard of another version', () => [shard(1), changed(2, /"tool": "[^"]*"/g, '"tool": "errspec 9"')], ['another version of errspec']],
    ['a shard that could not judge', () => [shard(1), changed(2, '"stopped": []', '"stopped": ["code-envelope"]')], ['could not judge']],
    ['a report of another shape', () => [shard(1), changed(2, '"passed"', '"great"')], ['does not match', '/results/']],
    ['a report of another version', () => [changed(1, '"version": 1', '"version": 2')], ['its version is 2']],
    ['what is no report', () => [join(place, 'nowhere.json')], ['there is no such file']],
    ['a folder', () => [place], ['it is a folder']],
  ])('refuses %s', async (_, files, says) => {
    const refused = await refusal(runMerge(files(), { report: [], format: [] }));
    for (const words of says) expect(refused.message).toContain(words);
    expect(refused.next.length).toBeGreaterThan(0);
  });

  it.each(['5', '{}', 'null', '[]', '{"answers":1,"mirror":5,"ok":[]}', '"x"'])(
    'rejects %s as the state of an aggregate in a shard',
    async (state) => {
      const report = JSON.parse(readFileSync(shard(2), 'utf8'));
      const results = report.results.map((each: object) => ('state' in each ? { ...each, state: JSON.parse(state) } : each));
      const file = join(place, 'changed-2.json');
      writeFileSync(file, JSON.stringify({ ...report, results }));
      const files = [shard(1), file];
      const refused = await refusal(runMerge(files, { report: [], format: [] }));
      expect(refused.message).toMatch(/The "state" of \S+ in \S*changed-2\.json cannot be read/);
      expect(refused.next.join()).not.toBe('');
    },
  );

  it('exits with 2 and a next step if it rejects the reports', async () => {
    const { code, stdout, stderr } = await errspecHere(['merge', shard(1)]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toMatch(/^errspec: .*shard 2\/2 is missing.*\n( {2}Next: .*\n)+$/s);
  });

  it('rejects an unknown format and asks for its description', async () => {
    const files = [1, 2].map((index) => changed(index, '"code-envelope"', '"house-style"'));
    const refused = await refusal(runMerge(files, { report: [], format: [] }));
    expect(refused.next.join()).toContain('--format FILE');
  });

  it.each(['0/2', '3/2', '2', '1/2/3', 'x/y', '-1/2'])('rejects %s as a shard', (shares) => {
    expect(() => parsed(shares)).toThrow('1/3, 2/3, 3/3');
  });

  it('exits like an interrupted run if a shard was interrupted', async () => {
    const { code, stdout } = await errspecHere(['merge', shard(1), changed(2, '"interrupted": false', '"interrupted": true')]);
    expect(code).toBe(130);
    expect(stdout).toContain('interrupted');
  });

  it('rejects a request budget for shards', async () => {
    const { code, stderr } = await errspecHere(['check', '--shard', '1/2', '--max-requests', '50']);
    expect(code).toBe(2);
    expect(stderr).toContain('--shard and --max-requests cannot be combined');
  });
});

describe('errspec replay', () => {
  const place = folder();
  const file = join(place, 'report.json');
  let lying: Served;
  let honest: Served;
  let id = '';
  let shown = '';
  const target = (served: Served) => at(served, 'structured-error');
  beforeAll(async () => {
    [lying, honest] = await Promise.all([serve('--fault', 'fields-missing'), serve()]);
    const ran = await errspecHere(['check', ...target(lying), '--only', 'fields/present', '--runs', '0', '--report', `json=${file}`]);
    shown = ran.stdout;
    id = /"id": "(fields\/present:[0-9a-f]{10})"/.exec(readFileSync(file, 'utf8'))?.[1] ?? 'none';
  }, PATIENT);

  /** The report with one text replaced. */
  const changed = (from: string | RegExp, to: string) => {
    const other = join(place, 'changed.json');
    writeFileSync(other, readFileSync(file, 'utf8').replace(from, to));
    return other;
  };

  it('appears as a suggestion in a report that can be replayed', () => {
    expect(shown).toContain(`errspec replay ${file} fields/present:`);
  });

  it('fails if the server still has the fault', async () => {
    const { code, stdout } = await errspec(['replay', file, id, '--api-key', lying.apiKey]);
    expect(code).toBe(1);
    expect(stdout).toContain(`STILL FAILING  ${id}`);
    expect(stdout).toContain('0 fixed, 1 still failing, 0 inconclusive');
  });

  it('passes on a server without the fault', async () => {
    const { code, stdout } = await errspecHere(['replay', file, 'fields/', ...target(honest)]);
    expect(code).toBe(0);
    expect(stdout).toMatch(/^[1-9]\d* fixed, 0 still failing, 0 inconclusive$/m);
  });

  it('reports a finding as not judged without the provider state it needs', async () => {
    const { code, stdout } = await errspecHere([
      'replay',
      file,
      '--target',
      honest.targets['structured-error'] ?? '',
      '--api-key',
      honest.apiKey,
    ]);
    expect(code).toBe(2);
    expect(stdout).toMatch(/CANNOT JUDGE .*\n +It needs the state ".*": give --states/);
  });

  it.each<[string, () => readonly [string, string?], Partial<ReplayFlags>, string]>([
    ['a finding that is not there', () => [file, 'fields/none'], {}, 'The report has no finding "fields/none"'],
    ['a format of which there are no findings', () => [file], { format: 'code-envelope' }, 'no such findings of code-envelope'],
    ['a format that is not known', () => [changed(/"format": "structured-error"/g, '"format": "house-style"')], {}, 'not built in'],
    ['a recipe that is none', () => [changed(/"recipe": \{/, '"recipe": "none", "was": {')], {}, 'does not match'],
    ['a step that goes elsewhere', () => [changed(/"path": "\/qrcodes/, '"path": "@example.com/qrcodes')], {}, 'does not match'],
    ['a target that is none', () => [changed(/"structured-error": "http:[^"]*"/, '"structured-error": "ftp://x"')], {}, 'no usable target'],
    ['what is no report', () => ['package.json'], {}, 'does not match'],
  ])('refuses %s', async (_, args, flags, says) => {
    const refused = await refusal(runReplay(args()[0], args()[1], { ...NO_FLAGS, ...flags }));
    expect(refused.message).toContain(says);
    expect(refused.next.length).toBeGreaterThan(0);
  });

  it.each<[string, () => readonly string[], string]>([
    ['a key that is refused', () => ['--target', honest.targets['structured-error'] ?? '', '--api-key', 'nope'], 'because of its key'],
    ['a target where nothing answers', () => ['--target', 'http://127.0.0.1:9'], 'nothing answers'],
  ])('ends with 2 for %s', async (_, args, says) => {
    const { code, stdout, stderr } = await errspecHere(['replay', file, ...args()]);
    expect({ code, stdout }).toEqual({ code: 2, stdout: '' });
    expect(stderr).toContain(says);
  });

  it('does nothing for a report without findings', async () => {
    const clean = join(place, 'clean.json');
    await errspecHere(['check', ...target(honest), '--only', 'list/pages', '--runs', '0', '--report', `json=${clean}`]);
    expect(await errspecHere(['replay', clean])).toMatchObject({ code: 0, stdout: expect.stringContaining('no findings') });
  });
});
