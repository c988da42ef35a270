import type { Variant } from '../lie.ts';
import allBadBulk400 from './all-bad-bulk-400.ts';
import allBadBulkAsError from './all-bad-bulk-as-error.ts';
import bodyBeforeKey from './body-before-key.ts';
import bulkErrorsReversed from './bulk-errors-reversed.ts';
import conflictCodeOfItsOwn from './conflict-code-of-its-own.ts';
import contentMembersBlamed from './content-members-blamed.ts';
import createdReversed from './created-reversed.ts';
import dynamicEncodesShortUrl from './dynamic-encodes-short-url.ts';
import emptyBodyAsValidationError from './empty-body-as-validation-error.ts';
import extraMembers from './extra-members.ts';
import fieldsNull from './fields-null.ts';
import jsonWithCharset from './json-with-charset.ts';
import largeBody413 from './large-body-413.ts';
import lenientJson from './lenient-json.ts';
import mediaType415 from './media-type-415.ts';
import methodPage405 from './method-page-405.ts';
import noRetryAfter from './no-retry-after.ts';
import nonObjectAsInvalidJson from './non-object-as-invalid-json.ts';
import notAnIdAsValidationError from './not-an-id-as-validation-error.ts';
import onlyFirstField from './only-first-field.ts';
import partialBulk200AllBad201 from './partial-bulk-200-all-bad-201.ts';
import partialBulk201 from './partial-bulk-201.ts';
import problemBeside from './problem-beside.ts';
import queryClamped from './query-clamped.ts';
import rateLimited100 from './rate-limited-100.ts';
import requestIdShort from './request-id-short.ts';
import routePage404 from './route-page-404.ts';
import summaryGrown from './summary-grown.ts';
import textsInAnotherLanguage from './texts-in-another-language.ts';
import textsTrimmed from './texts-trimmed.ts';
import unknownMembersRefused from './unknown-members-refused.ts';
import utf16Lengths from './utf16-lengths.ts';

/** All variants, by name. */
export const variants: readonly Variant[] = [
  allBadBulk400,
  allBadBulkAsError,
  bodyBeforeKey,
  bulkErrorsReversed,
  conflictCodeOfItsOwn,
  contentMembersBlamed,
  createdReversed,
  dynamicEncodesShortUrl,
  emptyBodyAsValidationError,
  extraMembers,
  fieldsNull,
  jsonWithCharset,
  largeBody413,
  lenientJson,
  mediaType415,
  methodPage405,
  noRetryAfter,
  nonObjectAsInvalidJson,
  notAnIdAsValidationError,
  onlyFirstField,
  partialBulk200AllBad201,
  partialBulk201,
  problemBeside,
  queryClamped,
  rateLimited100,
  requestIdShort,
  routePage404,
  summaryGrown,
  textsInAnotherLanguage,
  textsTrimmed,
  unknownMembersRefused,
  utf16Lengths,
];
