/** Names that objects of many languages already have: a server that looks values up in an object may take them for known ones. */
const INHERITED: readonly string[] = ['constructor', 'toString', '__proto__'];

/** Texts that a server may confuse with one of the enum values: in another case, with a blank inside, with an inherited name. The caller validates them. */
export function nearChoices(choices: readonly string[]): readonly string[] {
  const [first = ''] = choices;
  const otherCase = first === first.toUpperCase() ? first.toLowerCase() : first.toUpperCase();
  const middle = Math.ceil(first.length / 2);
  // A blank at the ends could be trimmed, which documents leave open.
  const withBlank = first.length < 2 ? [] : [`${first.slice(0, middle)} ${first.slice(middle)}`];
  return [otherCase, ...withBlank, ...INHERITED].filter((text) => !choices.includes(text));
}

/** How many characters at the start of a text are changed: patterns seldom have a longer prefix. */
const PREFIX = 16;

/** Texts with one character more or less than a text that matches a pattern, and that `isBroken`: at most one of each kind, as close to its end as possible. */
export function nearPattern(text: string, isBroken: (text: string) => boolean): readonly string[] {
  const start = [...text].slice(0, PREFIX);
  const rest = text.slice(start.join('').length);
  const last = (make: (index: number) => string): readonly string[] => {
    const found = start.map((_, index) => make(start.length - 1 - index)).find(isBroken);
    return found === undefined ? [] : [found];
  };
  const firstSymbol = start.findIndex((each) => !/[\p{L}\p{N}]/u.test(each));
  const afterWord = firstSymbol > 0 ? [start.toSpliced(firstSymbol, 0, 'x').join('') + rest] : [];
  return [
    ...new Set([
      ...afterWord.filter(isBroken),
      ...last((index) => start.toSpliced(index, 1).join('') + rest),
      ...last((index) => start.toSpliced(index, 0, 'x').join('') + rest),
    ]),
  ];
}

/** Formats whose texts end in a digit that a `z` breaks. */
const DIGITS: readonly string[] = ['uuid', 'date', 'time', 'date-time', 'ipv4', 'ipv6'];

/** The character without which a text is not of the format, for any reader. */
const NEEDED: Readonly<Record<string, string>> = { email: '@', uri: ':' };

/** A text of the same length with one wrong character: a UUID with a `z`. `undefined` for formats on whose limits readers differ. */
export function wrongCharacter(text: string, format: string): string | undefined {
  const needed = NEEDED[format];
  const lastDigit = DIGITS.includes(format) ? text.search(/[\da-f](?=[^\da-f]*$)/i) : -1;
  const at = needed === undefined ? lastDigit : text.indexOf(needed);
  return at < 0 ? undefined : `${text.slice(0, at)}z${text.slice(at + 1)}`;
}
