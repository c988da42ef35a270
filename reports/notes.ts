import { isArray, type Json } from '../src/json/json.ts';
import type { Note } from '../src/model/report.ts';

/** A note or warning of a run as a sentence; one that is not known here is told as code and details. */
export function noteSentence(note: Note): string {
  const tell = SENTENCES[note.code];
  const sentence = tell === undefined ? plain(note) : tell((name) => text(note.detail[name]));
  return note.format === undefined ? sentence : `${note.format}: ${sentence}`;
}

const SENTENCES: Readonly<Record<string, (detail: (name: string) => string) => string>> = {
  'not-deleted': (detail) =>
    `What ${detail('operation')} made could not be deleted again (${detail('at')}, answered with ${detail('status')}). Delete it by hand.`,
  'not-deleted-for-budget': (detail) =>
    `${detail('things') === '1' ? '1 thing was' : `${detail('things')} things were`} not deleted: --max-requests was spent. Delete what is left by hand (${detail('operation')}), and raise --max-requests.`,
  'left-in-place': (detail) =>
    `${counted(detail('resources'), 'resource')} that an answer named as created ${detail('resources') === '1' ? 'was' : 'were'} not deleted (${detail('operation')}), because ${LEFT[detail('why')] ?? detail('why')}: ${detail('examples')}. Delete by hand those that errspec created.`,
  'cut-off': (detail) =>
    `Connections were closed before ${counted(detail('requests'), 'request')} that may create something could be answered; their scenarios were carried out anew. If the target had taken them, what they made is still there.`,
  'no-such-state': (detail) => `The description has no provider state "${detail('state')}"; the values given for it are not used.`,
  'tear-down-failed': (detail) => `The provider state "${detail('state')}" was not taken down: ${detail('why')}.`,
};

/** Why a resource was not deleted. */
const LEFT: Readonly<Record<string, string>> = {
  'more-than-sent': 'the answer names more resources than the request could create',
  'known-before': 'they were there before the request that is said to have created them',
  'not-ours': 'they do not hold what was sent',
  'not-checked': 'errspec could not read them to see whether they are its own',
  'max-deletes': '--max-deletes was reached',
};

function counted(number: string, name: string): string {
  return `${number} ${name}${number === '1' ? '' : 's'}`;
}

function plain({ code, detail }: Note): string {
  const details = Object.entries(detail).map(([name, value]) => `${name} ${text(value)}`);
  return [code.replaceAll('-', ' '), ...details].join(', ');
}

function text(value: Json | undefined): string {
  if (isArray(value)) return value.map(text).join('; ');
  return typeof value === 'string' ? value : value === undefined ? '?' : JSON.stringify(value);
}
