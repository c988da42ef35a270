/** The rules by which the decoder reads an error format. `formats/` is generated from the descriptions in `specs/`; codes keep their literal types. */
export interface ErrorFormat {
  readonly name: string;
  readonly mediaTypes: readonly string[];
  readonly success: { readonly by: 'status' } | { readonly by: 'member'; readonly at: string; readonly equals: unknown };
  /** JSON Pointers into the body of an error. */
  readonly code: string;
  readonly detail: { readonly at: string; readonly none: readonly unknown[] } | null;
  readonly message: string;
  readonly fields: FieldList | null;
  readonly requestId: { readonly at?: string; readonly header?: string } | null;
  /** The header that says when an exceeded rate limit is reset: a time (Unix seconds) or a delay (seconds). */
  readonly reset: { readonly header: string; readonly is: 'time' | 'delay' } | null;
  readonly codes: readonly KnownCode[];
  readonly details: readonly KnownCode[];
  readonly bulks: readonly BulkShape[];
}

/** One entry of the error catalogue. */
export interface KnownCode {
  readonly code: string | number;
  readonly meaning: string;
  /** True if the same request may succeed later. */
  readonly retryable: boolean;
}

/** JSON Pointers to a list of blamed fields and, in each entry, to the name and the message. */
export interface FieldList {
  readonly list: string;
  readonly name: string;
  readonly message: string | null;
}

/** The answer of a bulk operation: two lists, or one list with a status per item. */
export type BulkShape =
  | {
      readonly kind: 'split';
      readonly created: string;
      readonly errors: string;
      readonly index: string;
      readonly fields: FieldList;
      readonly compare: readonly Comparison[];
    }
  | {
      readonly kind: 'results';
      readonly results: string;
      readonly index: string | null;
      readonly status: string;
      readonly value: string;
      readonly fields: FieldList;
    };

/** A member of a submitted item that has the same value in the created resource, if the item meets every condition in `when`. */
export interface Comparison {
  readonly sent: string;
  readonly read: string;
  readonly when: readonly { readonly at: string; readonly is: unknown }[];
}
