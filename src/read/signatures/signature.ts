import type { Pointer } from '../../json/pointer.ts';
import type { Answerer } from '../../model/reading.ts';

/** One thing that shows who answered. */
export type Sign =
  | { readonly kind: 'header'; readonly name: string; readonly value: RegExp }
  /** `says` are our words for what the pattern finds. */
  | { readonly kind: 'text'; readonly value: RegExp; readonly says: string }
  /** A JSON object with these members, and no others unless it is `open`. */
  | { readonly kind: 'members'; readonly has: readonly string[]; readonly open: boolean }
  /** A text (or other value, as JSON) at a place of a JSON body. */
  | { readonly kind: 'value'; readonly at: Pointer; readonly value: RegExp };

/** Who answers so; all signs must be there. A `hint` counts only where the body is no JSON object. */
export interface Signature {
  readonly who: Answerer['who'];
  readonly name: string;
  readonly signs: readonly Sign[];
  readonly hint: boolean;
}

export function signature(who: Answerer['who'], name: string, ...signs: readonly Sign[]): Signature {
  return { who, name, signs, hint: false };
}

/** A signature in headers alone: whoever is on the way may add them, so they tell nothing about a body that the application may have made. */
export function hint(who: Answerer['who'], name: string, header: string, value: RegExp = /./): Signature {
  return { who, name, signs: [{ kind: 'header', name: header, value }], hint: true };
}

export function textSign(value: RegExp, says: string): Sign {
  return { kind: 'text', value, says };
}

export function headerSign(name: string, value: RegExp = /./): Sign {
  return { kind: 'header', name, value };
}

/** Exactly these members. */
export function membersSign(...has: readonly string[]): Sign {
  return { kind: 'members', has, open: false };
}

/** These members, and perhaps others. */
export function membersAmongSign(...has: readonly string[]): Sign {
  return { kind: 'members', has, open: true };
}

export function valueSign(at: Pointer, pattern: RegExp): Sign {
  return { kind: 'value', at, value: pattern };
}
