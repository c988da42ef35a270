import { existsSync } from 'node:fs';
import process from 'node:process';
import { CommandError } from './command-error.ts';
import { baseUrl } from './option-values.ts';
import { writeError } from './terminal.ts';

/** What `init` needs to know. */
export interface InitAnswers {
  readonly openapi: string;
  readonly target: string;
  /** Whether writes may be sent. */
  readonly write: boolean;
}

/** What the command line says already. */
export interface InitQuestionFlags {
  readonly openapi?: string | undefined;
  readonly target?: string | undefined;
  readonly write?: boolean | undefined;
  readonly readOnly?: boolean | undefined;
  readonly yes?: boolean | undefined;
}

/** The person pressed Ctrl-C. */
export class Cancelled extends Error {}

/** Where teams keep their document. */
const USUAL_FILES = ['.', 'docs', 'api', 'spec', 'doc'].flatMap((folder) =>
  ['openapi', 'swagger'].flatMap((name) =>
    ['yaml', 'yml', 'json'].map((end) => (folder === '.' ? `${name}.${end}` : `${folder}/${name}.${end}`)),
  ),
);

/** Whether there is somebody to ask. */
export function canAsk({ yes }: Pick<InitQuestionFlags, 'yes'>): boolean {
  return yes !== true && process.stdin.isTTY && process.stderr.isTTY && !process.env['CI'];
}

/**
 * What is not on the command line is asked in a terminal; elsewhere, and with `--yes`, a document in a usual place is used, and only reads are sent.
 * What cannot be guessed is a `CommandError`.
 */
export async function initAnswers(flags: InitQuestionFlags): Promise<InitAnswers> {
  const found = USUAL_FILES.find((file) => existsSync(file));
  const isAsked = canAsk(flags);
  const openapi = flags.openapi ?? (isAsked ? await askDocument(found) : usedDocument(found));
  const target = flags.target ?? (isAsked ? await askTarget() : noTarget());
  const isDecided = flags.write !== undefined || flags.readOnly !== undefined || !isAsked;
  return { openapi, target, write: isDecided ? flags.write === true : await askWrite(target) };
}

function usedDocument(found: string | undefined): string {
  if (found === undefined) throw new CommandError('No OpenAPI document is named.', 'Name the file of your API: --openapi ./openapi.yaml');
  writeError(`Reading ${found}.\n`);
  return found;
}

function noTarget(): never {
  throw new CommandError('No target is given.', 'Name the base URL of a server that runs: --target http://localhost:3000');
}

async function askDocument(found: string | undefined): Promise<string> {
  const { text } = await import('@clack/prompts');
  return await answered(
    text({
      message: 'Which OpenAPI document describes the API?',
      ...(found === undefined ? {} : { initialValue: found }),
      validate: (file = '') => (existsSync(file) ? undefined : 'There is no such file.'),
      output: process.stderr,
    }),
  );
}

async function askTarget(): Promise<string> {
  const { text } = await import('@clack/prompts');
  const url = await answered(
    text({
      message: 'At which URL does it run? (a test system; its base path included)',
      initialValue: 'http://localhost:3000',
      validate: (given = '') => (/^https?:\/\//.test(given) && URL.canParse(given) ? undefined : 'A URL begins with http:// or https://.'),
      output: process.stderr,
    }),
  );
  return baseUrl(url);
}

async function askWrite(target: string): Promise<boolean> {
  const { confirm } = await import('@clack/prompts');
  return await answered(
    confirm({
      message: 'May errspec also send writes (POST, PUT, PATCH, DELETE)? It deletes what it creates.',
      initialValue: isLocal(target),
      output: process.stderr,
    }),
  );
}

/** Asks for a key that the document wants; empty: none. It goes into no file. */
export async function askKey(): Promise<string | undefined> {
  const { password } = await import('@clack/prompts');
  const key = await answered(
    password({
      message: 'The document asks for an API key. Which one may errspec use? (Enter: none; it is written to no file)',
      output: process.stderr,
    }),
  );
  return key === undefined || key === '' ? undefined : key;
}

async function answered<Value>(asked: Promise<Value>): Promise<Exclude<Value, symbol>> {
  const { isCancel } = await import('@clack/prompts');
  const value = await asked;
  if (isCancel(value)) throw new Cancelled();
  // `as`: a symbol was just ruled out.
  return value as Exclude<Value, symbol>;
}

/** A server on this machine is most likely one for tests. */
function isLocal(target: string): boolean {
  return ['localhost', '127.0.0.1', '[::1]'].includes(new URL(target).hostname);
}
