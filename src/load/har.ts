import { readFileSync } from 'node:fs';
import { isArray, isObject, type Json, member } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import type { Header } from '../model/exchange.ts';
import type { RecordedMessage, Recording } from '../model/recorded.ts';
import { reasonOf } from './document.ts';
import { DescriptionError } from './problems.ts';

/**
 * Reads an HTTP Archive (HAR 1.2). Entries without an answer, or whose body the recorder left out, are counted as incomplete. A file that cannot be
 * read or is no archive is a `DescriptionError`.
 */
export function loadHar(file: string): Recording {
  const entries = at(parsed(file), '/log/entries');
  if (!isArray(entries)) throw problem(file, 'A HAR file holds a list of exchanges at /log/entries; this file has none.');
  const messages = entries.flatMap((entry) => messageOf(entry) ?? []);
  return { messages, incomplete: entries.length - messages.length };
}

function parsed(file: string): Json {
  try {
    const value: Json = JSON.parse(readFileSync(file, 'utf8').replace(/^\uFEFF/, ''));
    return value;
  } catch (error) {
    throw problem(file, `The HAR file cannot be read: ${reasonOf(error).replaceAll(/\s+/g, ' ')}.`);
  }
}

function problem(file: string, message: string): DescriptionError {
  return new DescriptionError(file, [{ pointer: '', message }]);
}

function messageOf(entry: Json): RecordedMessage | undefined {
  const [request, response] = [member(entry, 'request'), member(entry, 'response')];
  const [method, url, status] = [member(request, 'method'), member(request, 'url'), member(response, 'status')];
  if (typeof method !== 'string' || typeof url !== 'string' || !URL.canParse(url)) return undefined;
  if (typeof status !== 'number' || status < 100 || status > 599) return undefined;
  const body = answerBody(member(response, 'content'), status);
  if (body === undefined) return undefined;
  const ms = member(entry, 'time');
  return {
    method: method.toUpperCase(),
    url,
    requestHeaders: headersOf(member(request, 'headers')),
    requestBody: requestBody(member(request, 'postData')),
    status,
    headers: headersOf(member(response, 'headers')),
    body,
    ms: typeof ms === 'number' && ms >= 0 ? ms : 0,
  };
}

/** The decoded body; `undefined` where the recorder says that there was one but did not keep it. */
function answerBody(content: Json | undefined, status: number): Uint8Array | undefined {
  const [text, size] = [member(content, 'text'), member(content, 'size')];
  if (typeof text === 'string') return Buffer.from(text, member(content, 'encoding') === 'base64' ? 'base64' : 'utf8');
  const isEmpty = status === 204 || status === 304 || size === 0;
  return isEmpty ? new Uint8Array() : undefined;
}

function requestBody(postData: Json | undefined): Uint8Array | undefined {
  const text = member(postData, 'text');
  return typeof text === 'string' && text !== '' ? Buffer.from(text, 'utf8') : undefined;
}

/** Names in lower case; pseudo-headers of HTTP/2 are left out. */
function headersOf(list: Json | undefined): readonly Header[] {
  return (isArray(list) ? list : []).flatMap((each): Header[] => {
    const [name, value] = [member(each, 'name'), member(each, 'value')];
    if (!isObject(each) || typeof name !== 'string' || typeof value !== 'string' || name.startsWith(':')) return [];
    return [[name.toLowerCase(), value]];
  });
}
