export type { HeadersLike, ResponseLike } from './answer.ts';
export { type DecodeOptions, decode } from './decode.ts';
export type {
  BulkCreated,
  BulkError,
  CodeOf,
  Decoded,
  Detail,
  DetailOf,
  Failure,
  FieldErrors,
  KnownFailure,
  PartialBulk,
  Success,
  UnknownFailure,
  Unreadable,
} from './decoded.ts';
export type { BulkShape, Comparison, ErrorFormat, FieldList, KnownCode } from './format.ts';
export * from './formats/index.ts';
export { type FailureWithCode, isCode, isDetail } from './is-code.ts';
