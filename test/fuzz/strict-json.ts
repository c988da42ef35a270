const STRING = /"(?:[^"\\\u0000-\u001f]|\\(?:["\\/bfnrt]|u[0-9a-fA-F]{4}))*"/g;
const NUMBER = /-?(?:0|[1-9]\d*)(?:\.\d+)?(?:[eE][+-]?\d+)?/g;
/** Stand for a string and for any other value; no JSON text holds them outside of strings. */
const TEXT = '\ue000';
const VALUE = '\ue001';

const LIST = new RegExp(`\\[(?:[${TEXT}${VALUE}](?:,[${TEXT}${VALUE}])*)?\\]`, 'g');
const OBJECT = new RegExp(`\\{(?:${TEXT}:[${TEXT}${VALUE}](?:,${TEXT}:[${TEXT}${VALUE}])*)?\\}`, 'g');

/** Whether a text is JSON by the grammar of RFC 8259, worked out without the reader of the language: from the innermost values outwards. */
export function isStrictJson(text: string): boolean {
  if (/[\ue000\ue001]/.test(text)) throw new Error('The text holds a character that stands for a value here');
  let left = text
    .replaceAll(STRING, TEXT)
    .replaceAll(NUMBER, VALUE)
    .replaceAll(/true|false|null/g, VALUE)
    // Blanks part nothing that may stand side by side: two values in a row are none, with or without them.
    .replaceAll(/[ \t\n\r]/g, '');
  for (let before = ''; before !== left; ) {
    before = left;
    left = left.replaceAll(LIST, VALUE).replaceAll(OBJECT, VALUE);
  }
  return left === TEXT || left === VALUE;
}
