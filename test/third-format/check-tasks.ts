import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { loadFormat } from '../../src/load/format.ts';
import type { Format } from '../../src/model/format.ts';
import type { Report } from '../../src/model/report.ts';
import { check } from '../../src/run/check.ts';
import { requirements } from '../../suites/index.ts';
import { startTasks, type TasksOptions } from './server.ts';

const FILE = fileURLToPath(new URL('openapi.yaml', import.meta.url));

/** The description, or a copy in which errors name fields by JSON Pointers. */
export function tasksFormat(naming: TasksOptions['naming'] = 'dotted'): Format {
  if (naming !== 'json-pointer') return loadFormat(FILE);
  const folder = mkdtempSync(join(tmpdir(), 'errspec-tasks-'));
  try {
    const file = join(folder, 'openapi.yaml');
    writeFileSync(file, withPointers(readFileSync(FILE, 'utf8')));
    return loadFormat(file);
  } finally {
    rmSync(folder, { recursive: true });
  }
}

function withPointers(text: string): string {
  return text
    .replace('naming: dotted', 'naming: json-pointer')
    .replaceAll('name: /name, message: /detail', 'name: /pointer, message: /detail')
    .replace('required: [name, detail]', 'required: [pointer, detail]')
    .replace('properties: { name: { type: string }, detail', 'properties: { pointer: { type: string }, detail');
}

/** Checks the tasks server strictly, in this process, and returns the report. */
export async function checkTasks(options: TasksOptions = {}): Promise<Report> {
  const server = await startTasks(options);
  try {
    const outcome = await check({
      formats: [{ format: tasksFormat(options.naming), target: server.target, statesUrl: server.states, apiKey: server.apiKey }],
      requirements,
      seed: 1,
      concurrency: 8,
      timeoutMs: 5_000,
      headers: [],
      httpStatus: 'any',
      readOnly: false,
      assumed: true,
      strict: true,
      only: [],
      skip: [],
      keep: false,
      signal: new AbortController().signal,
      onProgress: () => {},
      tool: 'errspec test',
    });
    if (outcome.kind === 'judged') return outcome.report;
    throw new Error(`The run was not judged: ${JSON.stringify(outcome.reason)}`);
  } finally {
    await server.close();
  }
}
