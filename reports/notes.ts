import { isObject, type Json } from '../src/json/json.ts';
import type { LeftBecause, RunMessage } from '../src/model/report.ts';

/** A message of a run as a sentence; an unknown code, of a later version, is shown with its details. */
export function noteSentence(message: RunMessage): string {
  const sentence = sentenceOf(message);
  return message.format === undefined ? sentence : `${message.format}: ${sentence}`;
}

function sentenceOf(message: RunMessage): string {
  switch (message.code) {
    case 'not-deleted': {
      const { operation, at, status } = message.detail;
      return `The resource with ${at} that the run created could not be deleted (${operation} answered ${status ?? 'nothing'}). Delete it by hand.`;
    }
    case 'not-deleted-for-budget': {
      const { operation, resources } = message.detail;
      return `${counted(resources, 'resource')} ${wereFor(resources)} not deleted: the requests allowed by --max-requests were used up. Delete by hand what is left (${operation}), and raise --max-requests.`;
    }
    case 'left-in-place': {
      const { why, operation, resources, examples } = message.detail;
      return `${counted(resources, 'resource')} that an answer reported as created ${wereFor(resources)} not deleted (${operation}), because ${LEFT[why]}: ${examples.join('; ')}. Delete by hand those that errspec created.`;
    }
    case 'cut-off':
      return `Connections were closed before ${counted(message.detail.requests, 'request')} that may create something could be answered, and their scenarios were run again. If the target processed them, what they created is still there.`;
    case 'no-such-state':
      return `The description has no provider state "${message.detail.state}"; the values given for it are not used.`;
    case 'tear-down-failed':
      return `The provider state "${message.detail.state}" was not torn down: ${message.detail.why}.`;
    default:
      return plain(message);
  }
}

/** Why a resource was not deleted. */
const LEFT: Readonly<Record<LeftBecause, string>> = {
  'more-than-sent': 'the answer names more resources than the request could create',
  'known-before': 'they existed before the request that is said to have created them',
  'not-ours': 'they do not contain what was sent',
  'not-checked': 'errspec could not read them to see whether they are its own',
  'max-deletes': '--max-deletes was reached',
};

function counted(number: number, name: string): string {
  return `${number} ${name}${number === 1 ? '' : 's'}`;
}

function wereFor(number: number): string {
  return number === 1 ? 'was' : 'were';
}

/** `never` for the known codes, but a file may have others. */
function plain(message: never): string {
  const { code, detail }: { code: string; detail: Readonly<Record<string, Json>> } = message;
  const details = isObject(detail) ? Object.entries(detail) : [];
  return [
    code.replaceAll('-', ' '),
    ...details.map(([name, value]) => `${name} ${typeof value === 'string' ? value : JSON.stringify(value)}`),
  ].join(', ');
}
