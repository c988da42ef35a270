import type { ErrorFormat } from './format.ts';

/** What an answer says. */
export type Decoded<F extends ErrorFormat, Item = unknown> = Success | PartialBulk<Item> | Failure<F> | Unreadable;

/** The request was carried out. */
export interface Success {
  readonly kind: 'success';
  readonly status: number;
  /** The parsed body; the text itself where it is no JSON. */
  readonly data: unknown;
  readonly requestId: string | undefined;
}

/** The answer of a bulk operation that reports errors: what was created and what was not, each with the item that was submitted. */
export interface PartialBulk<Item = unknown> {
  readonly kind: 'partial';
  readonly status: number;
  readonly data: unknown;
  readonly created: readonly BulkCreated<Item>[];
  readonly errors: readonly BulkError<Item>[];
  readonly requestId: string | undefined;
}

/** One created thing; `index` and `item` are there where `submitted` was given and the thing can be told apart. */
export interface BulkCreated<Item> {
  readonly value: unknown;
  readonly index: number | undefined;
  readonly item: Item | undefined;
}

/** One refused item. */
export interface BulkError<Item> {
  /** The position (from 0) in what was submitted. */
  readonly index: number;
  readonly item: Item | undefined;
  readonly fields: FieldErrors;
}

/** By the name of a field what is said against it: one text or several. */
export type FieldErrors = Readonly<Record<string, readonly string[]>>;

/** The request was refused, in the format. */
export type Failure<F extends ErrorFormat> = FailureParts<F> & (KnownFailure<F> | UnknownFailure);

interface FailureParts<F extends ErrorFormat> {
  readonly kind: 'failure';
  readonly status: number;
  readonly message: string;
  /** The second level of codes, where the format has one and the answer gives it. */
  readonly detail: Detail<F> | undefined;
  readonly fields: FieldErrors;
  readonly requestId: string | undefined;
  /** Whether the same request may succeed later. */
  readonly retryable: boolean;
  /** Seconds to wait, where the answer says it. */
  readonly retryAfter: number | undefined;
}

/** A code of the catalogue. */
export interface KnownFailure<F extends ErrorFormat> {
  readonly known: true;
  readonly code: CodeOf<F>;
  readonly meaning: string;
}

/** A code that the catalogue does not list: new, or left open by the documents. */
export interface UnknownFailure {
  readonly known: false;
  readonly code: string | number;
}

export type Detail<F extends ErrorFormat> =
  | { readonly known: true; readonly code: DetailOf<F>; readonly meaning: string }
  | { readonly known: false; readonly code: string | number };

/** The documented codes of a format, as a union of literals. */
export type CodeOf<F extends ErrorFormat> = F['codes'][number]['code'];

/** The documented details of a format, as a union of literals; `never` where it has none. */
export type DetailOf<F extends ErrorFormat> = F['details'][number]['code'];

/** Nothing that the format knows: a page of a gateway, another media type, a body that broke off. */
export interface Unreadable {
  readonly kind: 'unreadable';
  readonly status: number;
  readonly why: 'empty' | 'media-type' | 'not-json' | 'not-an-object' | 'no-code' | 'broken-off' | 'no-response';
  /** The beginning of the body, at most 200 characters; never trust it as markup. */
  readonly excerpt: string;
  readonly retryable: boolean;
  readonly retryAfter: number | undefined;
}
