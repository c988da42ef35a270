import {
  closeSync,
  constants,
  existsSync,
  lstatSync,
  mkdirSync,
  openSync,
  readlinkSync,
  realpathSync,
  renameSync,
  rmSync,
  statSync,
  writeFileSync,
  writeSync,
} from 'node:fs';
import { basename, dirname, join, resolve } from 'node:path';
import process from 'node:process';
import { isReporter, type ReporterName, reporters } from '../../reports/index.ts';
import { textsOf } from '../../reports/sentences.ts';
import { requirements } from '../../suites/index.ts';
import type { Report } from '../model/report.ts';
import { CommandError } from './command-error.ts';
import type { ReportSpec } from './option-values.ts';
import { suggestion } from './similar.ts';
import { colorful, columns, printExactly, Unprinted } from './terminal.ts';

/** A reporter, and the file that its text goes to; stdout without one. */
export interface Output {
  readonly reporter: ReporterName;
  readonly file: string | undefined;
}

/** The outputs of `--report`, and `pretty` on stdout if nothing else goes there. Two reports on stdout or in one file, and a file that cannot be written, throw a `CommandError`. */
export function outputsOf(specs: readonly ReportSpec[]): readonly Output[] {
  const outputs = specs.map(({ reporter, file }) => ({ reporter: known(reporter), file }));
  const printed = outputs.filter(({ file }) => file === undefined);
  if (printed.length > 1) {
    throw new CommandError('Only one report can go to stdout.', `Write the others to a file: --report ${printed.at(-1)?.reporter}=FILE.`);
  }
  const files = outputs.flatMap(({ file }) => file ?? []);
  const twice = files.find((file, index) => files.indexOf(file) !== index);
  if (twice !== undefined) throw new CommandError(`Two reports would be written to ${twice}.`, 'Write each to its own file.');
  for (const file of files) refuseUnwritable(file);
  return printed.length === 0 ? [{ reporter: 'pretty', file: undefined }, ...outputs] : outputs;
}

/** Tries a file out before anything is sent, so that no run is lost for want of a place for its report. */
function refuseUnwritable(file: string): void {
  const why = attempt(() => {
    if (existsSync(file) && !statSync(file).isFile()) {
      if (statSync(file).isDirectory()) throw new Error('it is a folder');
      // A pipe or a device: writing to it could block.
      return;
    }
    const beside = temporary(realPath(file));
    makeFolder(dirname(beside));
    writeFileSync(beside, '');
    rmSync(beside);
  });
  if (why !== undefined)
    throw new CommandError(`The report cannot be written to ${file}: ${why}`, 'Choose a file that can be written to: --report json=FILE.');
}

function known(name: string): ReporterName {
  if (isReporter(name)) return name;
  throw new CommandError(`There is no reporter "${name}".`, suggestion(name, Object.keys(reporters)));
}

/** Writes the files, then prints the report, so that a failure to print loses no file. Returns a sentence for each report that could not be written. */
export async function deliver(
  report: Report,
  outputs: readonly Output[],
  style: { readonly strict: boolean; readonly verbose: boolean; readonly file?: string },
): Promise<readonly string[]> {
  const options = { ...style, ...jsonFile(outputs), color: colorful(process.stdout), width: columns(), texts: textsOf(requirements) };
  const unwritten = outputs.flatMap(({ reporter, file }) => {
    if (file === undefined) return [];
    return written(file, reporters[reporter](report, { ...options, color: false, width: 100 }));
  });
  for (const { reporter, file } of outputs)
    if (file === undefined) unwritten.push(...(await printed(reporters[reporter](report, options))));
  return unwritten;
}

async function printed(text: string): Promise<readonly string[]> {
  try {
    await printExactly(text);
    return [];
  } catch (error) {
    if (error instanceof Unprinted) return [`The report could not be written to stdout: ${error.why}`];
    throw error;
  }
}

/** The file of the JSON report, if one is written. */
function jsonFile(outputs: readonly Output[]): { readonly file?: string } {
  const file = outputs.find(({ reporter, file: place }) => reporter === 'json' && place !== undefined)?.file;
  return file === undefined ? {} : { file };
}

function written(file: string, text: string): readonly string[] {
  return writeWhole(file, text).map((why) => `The report could not be written to ${file}: ${why}`);
}

/** Writes a file completely or not at all: to a temporary file first, which is renamed. Pipes and devices are written directly. Returns why it failed, or nothing. */
export function writeWhole(file: string, text: string): readonly string[] {
  const why = attempt(() => {
    if (existsSync(file) && statSync(file).isFIFO()) writeToPipe(file, text);
    else if (existsSync(file) && !statSync(file).isFile()) writeFileSync(file, text);
    else replace(realPath(file), text);
  });
  return why === undefined ? [] : [why];
}

/** Why it failed; `undefined` if it did not. */
function attempt(write: () => void): string | undefined {
  try {
    write();
    return undefined;
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/** How long a named pipe may take nothing. */
const PIPE_MS = 10_000;
const PIPE_PAUSE_MS = 20;

/** Writes to a named pipe, but does not wait for ever for somebody who reads it. */
function writeToPipe(file: string, text: string): void {
  const bytes = Buffer.from(text);
  const open = () => openSync(file, constants.O_WRONLY | constants.O_NONBLOCK);
  const descriptor = patiently(['ENXIO'], open);
  try {
    for (let written = 0; written < bytes.length; )
      written += patiently(['EAGAIN'], () => writeSync(descriptor, bytes, written, Math.min(bytes.length - written, 65_536)));
  } finally {
    closeSync(descriptor);
  }
}

/** Tries again while an attempt fails so, for a limited time. */
function patiently(codes: readonly string[], attempted: () => number): number {
  for (const last = performance.now() + PIPE_MS; ; ) {
    try {
      return attempted();
    } catch (error) {
      const isExpected = error instanceof Error && 'code' in error && codes.includes(String(error.code));
      if (!isExpected) throw error;
      if (performance.now() > last) throw new Error('nobody reads the pipe', { cause: error });
      Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, PIPE_PAUSE_MS);
    }
  }
}

/** The file behind a symbolic link, which is to be replaced or made instead of the link. */
function realPath(file: string): string {
  if (existsSync(file)) return realpathSync(file);
  const isLink = lstatSync(file, { throwIfNoEntry: false })?.isSymbolicLink() === true;
  return isLink ? resolve(dirname(file), readlinkSync(file)) : file;
}

function temporary(file: string): string {
  return join(dirname(file), `.${basename(file)}.${process.pid}.tmp`);
}

/** Makes a folder and those above it. Node's own recursive `mkdir` never returns where a file system refuses new folders as not found (/proc). */
function makeFolder(folder: string): void {
  if (existsSync(folder)) return;
  makeFolder(dirname(folder));
  mkdirSync(folder);
}

function replace(file: string, text: string): void {
  makeFolder(dirname(file));
  const beside = temporary(file);
  try {
    writeFileSync(beside, text);
    renameSync(beside, file);
  } catch (error) {
    rmSync(beside, { force: true });
    throw error;
  }
}
