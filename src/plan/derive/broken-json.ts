import { isObject, type Json } from '../../json/json.ts';

/** The bytes of a body. */
export interface RawBody {
  readonly how: string;
  readonly bytes: Buffer;
}

/** Texts that no JSON reader may accept, made from a valid document. */
export function malformed(document: Json): readonly RawBody[] {
  const text = JSON.stringify(document);
  const open = isObject(document) && Object.keys(document).length > 0 ? `${text.slice(0, -1)},` : '{';
  const kinds: Readonly<Record<string, string>> = {
    // A truncated number may be another number.
    truncated: /^[[{"]/.test(text) ? text.slice(0, -1) : '{',
    'trailing-text': `${text} errspec`,
    'second-document': `${text}{}`,
    'closing-brace-twice': `${text}}`,
    'single-quotes': `${open}'errspec':'x'}`,
    undefined: `${open}"errspec":undefined}`,
    'trailing-comma': `${open}"errspec":1,}`,
    'unquoted-name': `${open}errspec:1}`,
    'missing-colon': `${open}"errspec" 1}`,
    'missing-value': `${open}"errspec":}`,
    'unclosed-text': `${open}"errspec":"x}`,
    'bare-word': 'errspec',
  };
  return Object.entries(kinds).map(([how, content]) => ({ how, bytes: Buffer.from(content) }));
}

/** Bodies that RFC 8259 or real readers leave open: accepted or rejected, but never a server error. */
export function lenient(document: Json): readonly RawBody[] {
  const text = JSON.stringify(document);
  const open = isObject(document) && Object.keys(document).length > 0 ? `${text.slice(0, -1)},` : '{';
  const depth = 2_000;
  const extra = (value: string) => Buffer.from(`${open}"errspec":${value}}`);
  return [
    { how: 'byte-order-mark', bytes: Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), Buffer.from(text)]) },
    { how: 'bad-utf-8', bytes: Buffer.concat([Buffer.from(`${open}"errspec":"`), Buffer.from([0xc3, 0x28, 0xff]), Buffer.from('"}')]) },
    { how: 'utf-16', bytes: Buffer.concat([Buffer.from([0xff, 0xfe]), Buffer.from(text, 'utf16le')]) },
    { how: 'lone-surrogate', bytes: extra('"\\ud800"') },
    { how: 'nul-escape', bytes: extra('"\\u0000"') },
    { how: 'duplicate-name', bytes: Buffer.from(`${open}"errspec":1,"errspec":2}`) },
    { how: 'deep-nesting', bytes: extra('['.repeat(depth) + ']'.repeat(depth)) },
    { how: 'huge-number', bytes: extra('1e9999') },
    { how: 'long-integer', bytes: extra('9'.repeat(400)) },
    // RFC 8259 forbids these, but section 9 lets a reader accept extensions, and readers of many languages do.
    { how: 'raw-control-character', bytes: extra('"a\u0001b"') },
    { how: 'bad-escape', bytes: extra('"\\x41"') },
    { how: 'leading-zero', bytes: extra('012') },
    { how: 'plus-sign', bytes: extra('+1') },
    { how: 'hexadecimal', bytes: extra('0x1F') },
    { how: 'capital-literal', bytes: extra('True') },
    // The standard readers of Python and of Ruby accept these.
    { how: 'nan', bytes: extra('NaN') },
    { how: 'infinity', bytes: extra('-Infinity') },
    { how: 'comment', bytes: extra('1/* comment */') },
    { how: 'line-comment', bytes: Buffer.from(`// comment\n${text}`) },
    { how: 'prototype-name', bytes: Buffer.from(`${open}"__proto__":{"errspec":1},"constructor":{"prototype":1}}`) },
  ];
}
