/** Finds secrets that a server wrote in a form that anybody can undo: base64, hexadecimal, reversed, or in another letter case. */
export interface EncodedSecrets {
  /** Whether a text contains the beginning of one; cheap. */
  readonly mayBeIn: (narrow: string) => boolean;
  /** The text with each of them masked. */
  readonly masked: (narrow: string, mask: string) => string;
}

/** Recognises these secrets; texts are given as their UTF-8 bytes, a character each. */
export function encodedSecrets(secrets: readonly string[]): EncodedSecrets {
  const bytes = secrets.map((secret) => Buffer.from(secret, 'utf8'));
  const base64 = bytes.flatMap(base64Forms);
  const others = [...bytes.flatMap((secret) => [secret.toString('latin1'), secret.toString('hex')]), ...secrets.map(reversed)];
  const heads = [...new Set([...base64, ...others].filter(isLong).map((form) => form.slice(0, HEAD)))];
  // One pattern of short beginnings stays quick with many secrets, as looking for each of them does not.
  const beginning = heads.length === 0 ? undefined : new RegExp(heads.map(escaped).join('|'), 'i');
  let pattern: RegExp | undefined;
  return {
    mayBeIn: (narrow) => beginning?.test(narrow) === true,
    masked: (narrow, mask) => {
      pattern ??= patternOf(base64, others);
      return narrow.replace(pattern, mask);
    },
  };
}

/** Shorter forms would match any text by chance. */
const SHORTEST_FORM = 8;
/** How many characters of a form are looked for first. */
const HEAD = 12;

function isLong({ length }: string): boolean {
  return length >= SHORTEST_FORM;
}

/**
 * The characters that a secret is certainly written with in base64, wherever it begins in what is encoded, in both alphabets. The characters at
 * its ends depend on what is beside it.
 */
function base64Forms(secret: Buffer): readonly string[] {
  return [0, 1, 2].flatMap((offset) => {
    const bits = (offset + secret.length) * 8;
    const text = Buffer.concat([Buffer.alloc(offset), secret]).toString('base64');
    const form = text.slice(Math.ceil((offset * 8) / 6), Math.floor(bits / 6));
    return [form, form.replaceAll('+', '-').replaceAll('/', '_')];
  });
}

function reversed(secret: string): string {
  return Buffer.from([...secret].toReversed().join(''), 'utf8').toString('latin1');
}

function patternOf(base64: readonly string[], others: readonly string[]): RegExp {
  const forms = (all: readonly string[]) => [...new Set(all)].filter(isLong).map(escaped).join('|');
  // What is left at the ends of base64 would still show a letter or two.
  const around = `[A-Za-z0-9+/_-]{0,2}(?:${forms(base64)})[A-Za-z0-9+/_-]{0,2}={0,2}`;
  return new RegExp([...(base64.length === 0 ? [] : [around]), forms(others)].filter((part) => part !== '').join('|'), 'gi');
}

function escaped(text: string): string {
  return [...text].map((character) => `\\x${character.charCodeAt(0).toString(16).padStart(2, '0')}`).join('');
}
