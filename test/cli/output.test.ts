import { execFileSync, spawn } from 'node:child_process';
import { lstatSync, mkdtempSync, readFileSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { writeWhole } from '../../src/cli/output.ts';

describe('a report file', () => {
  let place = '';

  beforeEach(() => {
    place = mkdtempSync(join(tmpdir(), 'errspec-output-'));
  });

  afterEach(() => {
    vi.restoreAllMocks();
    rmSync(place, { recursive: true });
  });

  it('appears where a dangling symbolic link points', () => {
    const link = join(place, 'link');
    symlinkSync('report.json', link);
    expect(writeWhole(link, 'text')).toEqual([]);
    expect(lstatSync(link).isSymbolicLink()).toBe(true);
    expect(readFileSync(join(place, 'report.json'), 'utf8')).toBe('text');
  });

  it('goes into a named pipe that somebody reads', async () => {
    const pipe = join(place, 'pipe');
    execFileSync('mkfifo', [pipe]);
    const reader = spawn('wc', ['-c', pipe]);
    const counted = new Promise((resolve) => reader.stdout.once('data', (text: Buffer) => resolve(text.toString().trim().split(' ')[0])));
    expect(writeWhole(pipe, 'x'.repeat(1_000_000))).toEqual([]);
    expect(await counted).toBe('1000000');
  });

  it('fails if nobody reads the named pipe, instead of waiting for ever', () => {
    const pipe = join(place, 'pipe');
    execFileSync('mkfifo', [pipe]);
    let now = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => (now += 4_000));
    expect(writeWhole(pipe, 'text')).toEqual(['nobody reads the pipe']);
  });
});
