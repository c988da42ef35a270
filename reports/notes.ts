import type { Json } from '../src/model/json.ts';
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
  'cut-off': (detail) =>
    `Connections were closed before ${counted(detail('requests'), 'request')} that may create something could be answered; their trials were carried out anew. If the target had taken them, what they made is still there.`,
  'no-such-state': (detail) => `The description has no provider state "${detail('state')}"; the values given for it are not used.`,
  'tear-down-failed': (detail) => `The provider state "${detail('state')}" was not taken down: ${detail('why')}.`,
};

function counted(number: string, name: string): string {
  return `${number} ${name}${number === '1' ? '' : 's'}`;
}

function plain({ code, detail }: Note): string {
  const details = Object.entries(detail).map(([name, value]) => `${name} ${text(value)}`);
  return [code.replaceAll('-', ' '), ...details].join(', ');
}

function text(value: Json | undefined): string {
  return typeof value === 'string' ? value : value === undefined ? '?' : JSON.stringify(value);
}
