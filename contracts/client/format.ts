/** What the decoder knows of an error format. The values in `formats/` are generated from the descriptions in `specs/`; codes keep their literal types. */
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
  /** The header that says when a spent limit is reset: a time (Unix seconds) or a delay (seconds). */
  readonly reset: { readonly header: string; readonly is: 'time' | 'delay' } | null;
  readonly codes: readonly KnownCode[];
  readonly details: readonly KnownCode[];
  readonly bulks: readonly BulkShape[];
}

/** One line of the error catalogue. */
export interface KnownCode {
  readonly code: string | number;
  readonly meaning: string;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
}

/** A list of blamed fields: where it stands, and in an entry of it the name and the text. */
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

/** A member of a submitted item that reads alike in the created one, where every `when` holds of the item. */
export interface Comparison {
  readonly sent: string;
  readonly read: string;
  readonly when: readonly { readonly at: string; readonly is: unknown }[];
}
