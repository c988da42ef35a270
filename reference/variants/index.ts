import type { Variant } from '../fault.ts';
import allBadBulk400 from './all-bad-bulk-400.ts';
import allBadBulkAsError from './all-bad-bulk-as-error.ts';
import badKeyWithoutLimits from './bad-key-without-limits.ts';
import bodyBeforeKey from './body-before-key.ts';
import bulkErrorsReversed from './bulk-errors-reversed.ts';
import conflictCodeOfItsOwn from './conflict-code-of-its-own.ts';
import contentMembersBlamed from './content-members-blamed.ts';
import controlCharactersRefused from './control-characters-refused.ts';
import createdReversed from './created-reversed.ts';
import dynamicEncodesShortUrl from './dynamic-encodes-short-url.ts';
import emptyBodyAsValidationError from './empty-body-as-validation-error.ts';
import extraMembers from './extra-members.ts';
import fieldsNull from './fields-null.ts';
import jsonWithCharset from './json-with-charset.ts';
import jsonWithExtensions from './json-with-extensions.ts';
import largeBody413 from './large-body-413.ts';
import lenientJson from './lenient-json.ts';
import listLags from './list-lags.ts';
import mediaType415 from './media-type-415.ts';
import membersBlamedInBulks from './members-blamed-in-bulks.ts';
import methodPage405 from './method-page-405.ts';
import noRetryAfter from './no-retry-after.ts';
import nonObjectAsInvalidJson from './non-object-as-invalid-json.ts';
import notAnIdAsValidationError from './not-an-id-as-validation-error.ts';
import oddCharactersRefused from './odd-characters-refused.ts';
import oddCharactersReplaced from './odd-characters-replaced.ts';
import onlyFirstField from './only-first-field.ts';
import partialBulk200AllBad201 from './partial-bulk-200-all-bad-201.ts';
import partialBulk201 from './partial-bulk-201.ts';
import problemBeside from './problem-beside.ts';
import queryClamped from './query-clamped.ts';
import rateLimited100 from './rate-limited-100.ts';
import requestIdShort from './request-id-short.ts';
import routePage404 from './route-page-404.ts';
import rpcAlways200 from './rpc-always-200.ts';
import rpcBadKeyAs400 from './rpc-bad-key-as-400.ts';
import rpcBearerInAnyCase from './rpc-bearer-in-any-case.ts';
import rpcBlanksAfterScheme from './rpc-blanks-after-scheme.ts';
import rpcBodyBeforeKey from './rpc-body-before-key.ts';
import rpcCertificateForbiddenAs403 from './rpc-certificate-forbidden-as-403.ts';
import rpcCodeOfAnotherModule from './rpc-code-of-another-module.ts';
import rpcDataNullInErrors from './rpc-data-null-in-errors.ts';
import rpcEmptyBodyAsObject from './rpc-empty-body-as-object.ts';
import rpcErrorCodeNull from './rpc-error-code-null.ts';
import rpcErrorCodeZero from './rpc-error-code-zero.ts';
import rpcExtraMembers from './rpc-extra-members.ts';
import rpcGatewayAnswersAlone from './rpc-gateway-answers-alone.ts';
import rpcInvalidForMissing from './rpc-invalid-for-missing.ts';
import rpcJsonWithCharset from './rpc-json-with-charset.ts';
import rpcLargeBody413 from './rpc-large-body-413.ts';
import rpcLenientJson from './rpc-lenient-json.ts';
import rpcLimitsAs429 from './rpc-limits-as-429.ts';
import rpcMediaType415 from './rpc-media-type-415.ts';
import rpcMethodPage405 from './rpc-method-page-405.ts';
import rpcNoRetryAfter from './rpc-no-retry-after.ts';
import rpcNotFoundAs404 from './rpc-not-found-as-404.ts';
import rpcNullFilterLiftsAll from './rpc-null-filter-lifts-all.ts';
import rpcOddValuesRefused from './rpc-odd-values-refused.ts';
import rpcOrgMismatchAs401 from './rpc-org-mismatch-as-401.ts';
import rpcOtherMediaTypeAsEmpty from './rpc-other-media-type-as-empty.ts';
import rpcOwnCodesForWrongTypes from './rpc-own-codes-for-wrong-types.ts';
import rpcPageSizeClamped from './rpc-page-size-clamped.ts';
import rpcProblemDetailsType from './rpc-problem-details-type.ts';
import rpcRateLimited100 from './rpc-rate-limited-100.ts';
import rpcSuccessMessageEmpty from './rpc-success-message-empty.ts';
import rpcSystemErrorAs502 from './rpc-system-error-as-502.ts';
import rpcTemplateNotNested from './rpc-template-not-nested.ts';
import rpcTextsInAnotherLanguage from './rpc-texts-in-another-language.ts';
import rpcUnknownMembersRefused from './rpc-unknown-members-refused.ts';
import rpcUnreadable404And502 from './rpc-unreadable-404-and-502.ts';
import searchByWords from './search-by-words.ts';
import summaryGrown from './summary-grown.ts';
import textsInAnotherLanguage from './texts-in-another-language.ts';
import textsTrimmed from './texts-trimmed.ts';
import textsWithAReference from './texts-with-a-reference.ts';
import unknownMembersRefused from './unknown-members-refused.ts';
import utf16Lengths from './utf16-lengths.ts';

/** All variants, by name. */
export const variants: readonly Variant[] = [
  allBadBulk400,
  allBadBulkAsError,
  badKeyWithoutLimits,
  bodyBeforeKey,
  bulkErrorsReversed,
  conflictCodeOfItsOwn,
  contentMembersBlamed,
  controlCharactersRefused,
  createdReversed,
  dynamicEncodesShortUrl,
  emptyBodyAsValidationError,
  extraMembers,
  fieldsNull,
  jsonWithCharset,
  jsonWithExtensions,
  largeBody413,
  lenientJson,
  listLags,
  mediaType415,
  membersBlamedInBulks,
  methodPage405,
  noRetryAfter,
  nonObjectAsInvalidJson,
  notAnIdAsValidationError,
  oddCharactersRefused,
  oddCharactersReplaced,
  onlyFirstField,
  partialBulk200AllBad201,
  partialBulk201,
  problemBeside,
  queryClamped,
  rateLimited100,
  requestIdShort,
  routePage404,
  rpcAlways200,
  rpcBadKeyAs400,
  rpcBearerInAnyCase,
  rpcBlanksAfterScheme,
  rpcBodyBeforeKey,
  rpcCertificateForbiddenAs403,
  rpcCodeOfAnotherModule,
  rpcDataNullInErrors,
  rpcEmptyBodyAsObject,
  rpcErrorCodeNull,
  rpcErrorCodeZero,
  rpcExtraMembers,
  rpcGatewayAnswersAlone,
  rpcInvalidForMissing,
  rpcJsonWithCharset,
  rpcLargeBody413,
  rpcLenientJson,
  rpcLimitsAs429,
  rpcMediaType415,
  rpcMethodPage405,
  rpcNoRetryAfter,
  rpcNotFoundAs404,
  rpcNullFilterLiftsAll,
  rpcOddValuesRefused,
  rpcOrgMismatchAs401,
  rpcOtherMediaTypeAsEmpty,
  rpcOwnCodesForWrongTypes,
  rpcPageSizeClamped,
  rpcProblemDetailsType,
  rpcRateLimited100,
  rpcSuccessMessageEmpty,
  rpcSystemErrorAs502,
  rpcTemplateNotNested,
  rpcTextsInAnotherLanguage,
  rpcUnknownMembersRefused,
  rpcUnreadable404And502,
  searchByWords,
  summaryGrown,
  textsInAnotherLanguage,
  textsTrimmed,
  textsWithAReference,
  unknownMembersRefused,
  utf16Lengths,
];
