import { isObject, type Json } from '../src/json/json.ts';
import type { LeftBecause, MissingWord, RunMessage } from '../src/model/report.ts';

/** A message of a run as a sentence; an unknown code, of a later version, is shown with its details. */
export function noteSentence(message: RunMessage): string {
  const sentence = sentenceOf(message);
  return message.format === undefined ? sentence : `${message.format}: ${sentence}`;
}

function sentenceOf(message: RunMessage): string {
  switch (message.code) {
    case 'not-deleted': {
      const { operation, status, resources, examples } = message.detail;
      return `${counted(resources, 'resource')} that the run created could not be deleted (${operation} answered ${status ?? 'nothing'}, twice): ${examples.join('; ')}${resources > examples.length ? ' …' : ''}. Delete by hand what is left.`;
    }
    case 'not-deleted-for-budget': {
      const { operation, resources } = message.detail;
      return `${counted(resources, 'resource')} ${wereFor(resources)} not deleted: the requests allowed by --max-requests were used up. Delete by hand what is left (${operation}), and raise --max-requests.`;
    }
    case 'left-in-place': {
      const { why, operation, resources, examples } = message.detail;
      return `${counted(resources, 'resource')} that an answer reported as created ${wereFor(resources)} not deleted (${operation}), because ${LEFT[why]}: ${examples.join('; ')}. Delete by hand those that errspec created.`;
    }
    case 'maybe-created': {
      const { operation, requests, tags } = message.detail;
      const found = tags.length === 0 ? '' : `; look for ${tags.join(', ')}`;
      return `${counted(requests, 'request')} of ${operation} got no answer that says what was created, and errspec cannot search for it. If the target processed them, delete by hand what they created${found}.`;
    }
    case 'no-such-state':
      return `The description has no provider state "${message.detail.state}"; the values given for it are not used.`;
    case 'document-part-ignored': {
      const { reason, count, pointer, line, found } = message.detail;
      const where = line === null ? pointer : `${pointer} (line ${line})`;
      return `${count} × ${reason}; the first is ${where}${found === '' ? '' : `: ${found}`}.`;
    }
    case 'words-missing': {
      const { word, operations, requirements, examples } = message.detail;
      const names = `${examples.join(', ')}${operations > examples.length ? ', …' : ''}`;
      return `To judge more, ${WORDS[word]}: ${counted(operations, 'operation')} (${names}), ${counted(requirements, 'requirement')}.`;
    }
    case 'tear-down-failed':
      return `The provider state "${message.detail.state}" was not torn down: ${message.detail.why}.`;
    default:
      return plain(message);
  }
}

/** What a user can say about a document that has no error format, and where. */
const WORDS: Readonly<Record<MissingWord, string>> = {
  'valid-request': 'give an example in the document, or `valid-request` in errspec.yaml, of a request that is accepted',
  unknown: 'document the status of unknown ids, or name their code in `errorFormat.causes.unknown` of errspec.yaml',
  invalid: 'document the status of invalid requests, or name their code in `errorFormat.causes.invalid` of errspec.yaml',
  'read-back': 'say in `read-back` of errspec.yaml how a created resource is read again',
  bulk: 'say in `bulk` of errspec.yaml how the answer tells the items of a list apart',
  fields: 'say in `errorFormat.fields` of errspec.yaml, or by --dialect, how errors name the fields that are wrong',
};

/** Why a resource was not deleted. */
const LEFT: Readonly<Record<LeftBecause, string>> = {
  'more-than-sent': 'the answer names more resources than the request could create',
  'known-before': 'they existed before the request that is said to have created them',
  'not-ours': 'they do not contain what was sent',
  'not-found': 'neither reading nor searching finds them',
  'not-checked': 'errspec could not read them to see whether they are its own',
  'max-deletes': '--max-deletes was reached',
  'max-time': '--max-time was over',
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
