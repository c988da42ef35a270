import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { errspecHere } from '../cli/here.ts';
import { folder, PATIENT, type Served, serve } from './run.ts';

const FAULT = 'bulk-index-one-based';
const HEAD = 'version: 1\nknown:\n';

let broken: Served;
let clean: Served;
let place: string;

/** A check of planned probes against one of the servers. */
function check({ targets, apiKey }: Served, ...more: readonly string[]) {
  const target = targets['structured-error'] ?? '';
  return errspecHere(['check', '--target', target, '--format', 'structured-error', '--api-key', apiKey, '--runs', '0', ...more]);
}

/** A baseline with this text, at a place of its own. */
function baselineWith(name: string, text: string): string {
  const file = join(place, name);
  writeFileSync(file, text);
  return file;
}

beforeAll(async () => {
  [broken, clean] = [await serve('--fault', FAULT), await serve()];
  place = folder();
}, PATIENT);

describe('errspec check --baseline', () => {
  it('passes after --update-baseline has recorded the findings, and shows them as known', async () => {
    const file = join(place, 'recorded.yaml');
    const updated = await check(broken, '--baseline', file, '--update-baseline');
    expect([updated.code, updated.stderr]).toEqual([0, expect.stringMatching(/Baseline .*recorded\.yaml: \d+ added, 0 deleted\./)]);
    const again = await check(broken, '--baseline', file);
    expect([again.code, again.stdout]).toEqual([0, expect.stringMatching(/known findings/)]);
    expect(again.stdout).not.toContain('Violations');
  }, 60_000);

  it('fails on a stale entry and names the line to delete, and --update-baseline deletes it but keeps comments', async () => {
    const text = `# ours\n${HEAD}  # see JIRA-1\n  - finding: bulk/index-exact:0123456789\n    reason: legacy clients\n`;
    const file = baselineWith('stale.yaml', text);
    const ran = await check(clean, '--baseline', file, '--only', 'bulk');
    expect([ran.code, ran.stdout]).toEqual([1, expect.stringContaining('stale')]);
    expect(ran.stdout.replaceAll(/\s+/g, ' ')).toContain('Delete the entry on line 5.');
    const updated = await check(clean, '--baseline', file, '--update-baseline', '--only', 'bulk');
    expect(updated.code).toBe(0);
    expect(readFileSync(file, 'utf8')).toMatch(/^# ours\n/);
    expect(readFileSync(file, 'utf8')).not.toContain('0123456789');
  }, 60_000);

  it('fails on an expired entry, and counts its finding again', async () => {
    const file = baselineWith('expired.yaml', `${HEAD}  - requirement: bulk\n    reason: until the release\n    expires: 2020-01-31\n`);
    const ran = await check(broken, '--baseline', file, '--only', 'bulk');
    expect(ran.code).toBe(1);
    expect(ran.stdout.replaceAll(/\s+/g, ' ')).toContain('expired on 2020-01-31: requirement bulk');
    expect(ran.stdout).toContain('Violations');
  }, 60_000);

  it('accepts findings by rule, and fails on a rule that matches nothing', async () => {
    const rule = `${HEAD}  - requirement: bulk\n    operation: create*\n    reason: known\n`;
    const matching = await check(broken, '--baseline', baselineWith('rule.yaml', rule), '--only', 'bulk');
    expect(matching.code).toBe(0);
    const useless = `${rule}  - requirement: bulk\n    status: 503\n    answered-by: nginx\n    reason: gateway\n`;
    const unmatched = await check(broken, '--baseline', baselineWith('unmatched.yaml', useless), '--only', 'bulk');
    expect([unmatched.code, unmatched.stdout]).toEqual([1, expect.stringContaining('matches no finding')]);
  }, 60_000);

  it('does not call an entry stale in a run that a budget cut short', async () => {
    const file = baselineWith('budget.yaml', `${HEAD}  - finding: bulk/index-exact:0123456789\n    reason: legacy clients\n`);
    const ran = await check(clean, '--baseline', file, '--max-requests', '80');
    expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining('1 could not be confirmed')]);
  }, 60_000);

  it('does not call an entry stale in a run that exercises less than the recorded one, such as --read-only', async () => {
    const file = baselineWith('read-only.yaml', `${HEAD}  - finding: codes/documented:0123456789\n    reason: legacy clients\n`);
    const ran = await check(clean, '--baseline', file, '--read-only');
    expect([ran.code, ran.stdout]).toEqual([0, expect.stringContaining('1 could not be confirmed')]);
    const recorded = baselineWith('gaps.yaml', `recorded: { seed: 1, runs: 0, gaps: 0 }\n${readFileSync(file, 'utf8')}`);
    expect((await check(clean, '--baseline', recorded, '--only', 'codes')).code).toBe(0);
  }, 60_000);

  it.each([
    ['no reason', '  - requirement: bulk\n', 'An entry needs a "reason"'],
    ['an unknown member', '  - requirment: bulk\n    reason: x\n', 'Unknown member "requirment"'],
    ['a day that does not exist', '  - requirement: bulk\n    reason: x\n    expires: 2026-02-30\n', '"expires" must be a day'],
    ['an id that no report shows', '  - finding: bulk\n    reason: x\n', '"finding" must be the id'],
  ])('rejects an entry with %s before it sends anything', async (_, entry, says) => {
    const ran = await check(clean, '--baseline', baselineWith('wrong.yaml', HEAD + entry));
    expect([ran.code, ran.stdout, ran.stderr]).toEqual([2, '', expect.stringContaining(says)]);
  });

  it('rejects a baseline file that does not exist', async () => {
    const ran = await check(clean, '--baseline', join(place, 'none.yaml'));
    expect([ran.code, ran.stderr]).toEqual([2, expect.stringContaining('there is no such file')]);
  });
});

describe('errspec compare', () => {
  it('lists new, fixed and remaining findings, and exits with 1 only for new ones', async () => {
    const [older, newer] = [join(place, 'older.json'), join(place, 'newer.json')];
    await check(clean, '--report', `json=${older}`, '--only', 'bulk');
    await check(broken, '--report', `json=${newer}`, '--only', 'bulk');
    const worse = await errspecHere(['compare', older, newer]);
    expect([worse.code, worse.stdout]).toEqual([1, expect.stringMatching(/^New \(\d+\)\n {2}bulk\/index-/)]);
    const better = await errspecHere(['compare', newer, older]);
    expect([better.code, better.stdout]).toEqual([0, expect.stringMatching(/^Fixed \(\d+\)/)]);
    const same = await errspecHere(['compare', newer, newer, '--json']);
    // The comparison of a report with itself.
    const lists = JSON.parse(same.stdout) as { readonly new: unknown[]; readonly stillFailing: unknown[] };
    const { results } = JSON.parse(readFileSync(newer, 'utf8')) as Report;
    expect([same.code, lists.new.length, lists.stillFailing.length]).toEqual([0, 0, results.flatMap(({ findings }) => findings).length]);
  }, 60_000);
});
