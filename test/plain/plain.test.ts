import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import type { Report } from '../../src/model/report.ts';
import { checkHere, errspecHere } from '../cli/here.ts';
import { atTheEnd, type Checked, folder } from '../program/run.ts';
import { type Fault, NOTES, startNotes } from './notes-api.ts';

const document = join(folder(), 'openapi.json');
writeFileSync(document, JSON.stringify(NOTES));

/** Checks a server of notes by its document alone. */
async function check(fault?: Fault, ...args: readonly string[]): Promise<Checked> {
  const { target, close } = await startNotes(fault);
  atTheEnd(close);
  return await checkHere(['--openapi', document, '--target', target, '--max-requests', '200', ...args]);
}

/** Faults that only further requests show. */
const BY_READING: readonly Fault[] = ['stores-rejected', 'changes-text'];

function failedIn({ results }: Report, level: 'MUST' | 'SHOULD'): readonly string[] {
  return results.filter((result) => result.verdict === 'failed' && result.level === level).map(({ id }) => id);
}

describe('a plain OpenAPI document', () => {
  test('suffices to judge an honest server, whose dialect is recognised and which is accused of nothing', async () => {
    const { code, stderr, stdout, report } = await check();
    expect(stderr).toMatch(/speaks FastAPI.*\(fastapi, \d+ %/);
    expect([failedIn(report, 'MUST'), failedIn(report, 'SHOULD'), code]).toEqual([[], [], 0]);
    expect(report.results.filter(({ verdict }) => verdict === 'passed').length).toBeGreaterThan(15);
    expect(stdout).toContain('To judge more,');
    expect(stdout).toMatch(/Documented and usual codes[^]*2 of 2 documented codes observed, 0 of 1 usual codes observed/);
  });

  test.each([
    ['accepts-all', 'MUST', 'codes/cause'],
    ['wrong-status', 'MUST', 'codes/cause'],
    ['wrong-field', 'SHOULD', 'fields/names-cause'],
    ['error-under-200', 'MUST', 'accept/status'],
    ['trace', 'MUST', 'leaks/internals'],
    ['crash', 'MUST', 'transport/no-server-error'],
    ['other-note', 'MUST', 'codes/cause'],
    ['page', 'MUST', 'transport/json'],
    ['stores-rejected', 'MUST', 'accept/refused-changes-nothing'],
    ['changes-text', 'SHOULD', 'accept/reads-back'],
  ] as const)('shows the fault %s as a violated %s: %s', async (fault, level, requirement) => {
    const { report } = await check(fault, '--max-requests', BY_READING.includes(fault) ? '700' : '200');
    expect(failedIn(report, level)).toContain(requirement);
  });

  test('sends nothing that writes in a read-only run, and needs no dialect', async () => {
    const { code, report } = await check(undefined, '--read-only');
    const methods = new Set(Object.values(report.exchanges).map(({ method }) => method));
    expect([code, [...methods].filter((method) => method !== 'GET')]).toEqual([0, []]);
  });

  test('shows what was inferred about an operation', async () => {
    const create = await errspecHere(['explain', 'POST', '/notes', '--openapi', document]);
    expect(create.stdout).toMatch(
      /createNote {2}POST \/notes[^]*made from the schema[^]*"text":[^]*Deleted by +deleteNote[^]*Read back by +getNote/,
    );
    const read = await errspecHere(['explain', 'getNote', '--openapi', document]);
    expect(read.stdout).toMatch(/\/path\/id is \/id of the answer to createNote/);
    const unknown = await errspecHere(['explain', 'POST', '/nowhere', '--openapi', document]);
    expect(unknown).toMatchObject({
      code: 2,
      stderr: expect.stringContaining('"POST /nowhere" is neither a requirement, nor an operation'),
    });
  });

  test('takes the dialect that is named, and refuses an unknown one', async () => {
    const { stderr } = await check(undefined, '--dialect', 'fastapi');
    expect(stderr).not.toContain('speaks');
    const refused = await errspecHere(['check', '--openapi', document, '--target', 'http://127.0.0.1:9', '--dialect', 'fastapy']);
    expect(refused).toMatchObject({ code: 2, stderr: expect.stringMatching(/no dialect "fastapy"[^]*fastapi/) });
  });

  test('comes from a URL too, and not beside --format', async () => {
    const { target, close } = await startNotes();
    atTheEnd(close);
    const missing = await errspecHere(['check', '--openapi', `${target}/openapi.json`, '--target', target]);
    expect(missing).toMatchObject({ code: 2, stderr: expect.stringMatching(/cannot be fetched: the answer has the status 404/) });
    const both = await errspecHere(['check', '--openapi', document, '--format', document, '--target', target]);
    expect(both).toMatchObject({ code: 2, stderr: expect.stringContaining('Both --openapi and --format are given.') });
  });
});
