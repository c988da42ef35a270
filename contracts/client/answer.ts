import { isRecord } from './pointer.ts';

/** An answer to decode: a `Response` of `fetch`, or an object of another client with a status, headers and a body. The body is text or a parsed value. */
export type ResponseLike =
  | Response
  | {
      readonly status: number;
      readonly headers?: HeadersLike;
      readonly body?: unknown;
      readonly data?: unknown;
    };

export type HeadersLike =
  | { readonly get: (name: string) => string | null | undefined }
  | Readonly<Record<string, unknown>>
  | readonly (readonly [string, string])[];

/** An answer with its body read. */
export interface Answer {
  readonly status: number;
  readonly header: (name: string) => string | undefined;
  readonly body: Body;
}

export type Body =
  | { readonly kind: 'json'; readonly value: unknown; readonly text: string }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'empty' }
  | { readonly kind: 'broken-off' };

/** Reads the body of an answer. Never rejects: an incomplete or already consumed body becomes `broken-off`. */
export async function answerOf(response: unknown): Promise<Answer | undefined> {
  if (!isRecord(response)) return undefined;
  const status = response['status'];
  if (typeof status !== 'number') return undefined;
  return { status, header: (name) => headerOf(response['headers'], name), body: await bodyOf(response) };
}

async function bodyOf(response: Readonly<Record<string, unknown>>): Promise<Body> {
  try {
    const text = response['text'];
    const value =
      typeof text === 'function' ? await text.call(response) : response['body'] === undefined ? response['data'] : response['body'];
    return typeof value === 'string' ? parsed(value) : ready(value);
  } catch {
    return { kind: 'broken-off' };
  }
}

function parsed(text: string): Body {
  const content = text.replace(/^\uFEFF/, '');
  if (content.trim() === '') return { kind: 'empty' };
  try {
    return { kind: 'json', value: JSON.parse(content), text: content };
  } catch {
    return { kind: 'text', text: content };
  }
}

function ready(value: unknown): Body {
  if (value === undefined) return { kind: 'empty' };
  return { kind: 'json', value, text: asText(value) };
}

/** A parsed body may contain values that JSON cannot represent. */
function asText(value: unknown): string {
  try {
    return JSON.stringify(value) ?? '';
  } catch {
    return '';
  }
}

function headerOf(headers: unknown, name: string): string | undefined {
  try {
    if (!isRecord(headers)) return undefined;
    const get = headers['get'];
    // `Headers` ignores case; a `Map` does not.
    if (typeof get === 'function' && !(headers instanceof Map)) return textOf(get.call(headers, name));
    const pairs: readonly (readonly unknown[])[] = Array.isArray(headers)
      ? headers
      : headers instanceof Map
        ? [...headers]
        : Object.entries(headers);
    return textOf(pairs.find(([key]) => String(key).toLowerCase() === name.toLowerCase())?.[1]);
  } catch {
    return undefined;
  }
}

function textOf(value: unknown): string | undefined {
  if (Array.isArray(value)) return textOf(value[0]);
  return typeof value === 'string' ? value : typeof value === 'number' ? String(value) : undefined;
}
