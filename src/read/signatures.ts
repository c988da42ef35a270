import type { Pointer } from '../model/pointer.ts';
import type { Answerer } from '../model/reading.ts';

/** One thing that shows who answered. */
export type Sign =
  | { readonly kind: 'header'; readonly name: string; readonly value: RegExp }
  /** `says` are our words for what the pattern finds. */
  | { readonly kind: 'text'; readonly value: RegExp; readonly says: string }
  /** A JSON object with these members, and no others unless it is `open`. */
  | { readonly kind: 'members'; readonly has: readonly string[]; readonly open?: boolean }
  | { readonly kind: 'value'; readonly at: Pointer; readonly value: RegExp }
  | { readonly kind: 'status'; readonly is: readonly number[] };

/** Who answers so; all signs must be there. A `hint` counts only where the body is no JSON object. */
export interface Signature {
  readonly who: Answerer['who'];
  readonly name: string;
  readonly signs: readonly Sign[];
  readonly hint?: boolean;
}

export const SIGNATURES: readonly Signature[] = [];
