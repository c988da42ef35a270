import type { Fault } from '../fault.ts';
import allMembersBlamed from './all-members-blamed.ts';
import anyKeyTaken from './any-key-taken.ts';
import badKeyAs403 from './bad-key-as-403.ts';
import bodiesOver100KbRefused from './bodies-over-100-kb-refused.ts';
import bulkAllOrNothing from './bulk-all-or-nothing.ts';
import bulkCountsMistakes from './bulk-counts-mistakes.ts';
import bulkCountsSubmittedAsCreated from './bulk-counts-submitted-as-created.ts';
import bulkCreatedAllTheSame from './bulk-created-all-the-same.ts';
import bulkCreatedAltered from './bulk-created-altered.ts';
import bulkCreatedIncomplete from './bulk-created-incomplete.ts';
import bulkCutAt50 from './bulk-cut-at-50.ts';
import bulkDoesNotCheckNames from './bulk-does-not-check-names.ts';
import bulkDropsDuplicates from './bulk-drops-duplicates.ts';
import bulkDropsLast from './bulk-drops-last.ts';
import bulkEmptyTaken from './bulk-empty-taken.ts';
import bulkEntryMessageEmpty from './bulk-entry-message-empty.ts';
import bulkErrorsLeftOut from './bulk-errors-left-out.ts';
import bulkFieldsNamedByPath from './bulk-fields-named-by-path.ts';
import bulkFirstIdCached from './bulk-first-id-cached.ts';
import bulkIdsShared from './bulk-ids-shared.ts';
import bulkIndexAmongBad from './bulk-index-among-bad.ts';
import bulkIndexAsText from './bulk-index-as-text.ts';
import bulkIndexFromTheEnd from './bulk-index-from-the-end.ts';
import bulkIndexMinusOne from './bulk-index-minus-one.ts';
import bulkIndexOfSortedItems from './bulk-index-of-sorted-items.ts';
import bulkIndexOneBased from './bulk-index-one-based.ts';
import bulkIndexRepeated from './bulk-index-repeated.ts';
import bulkInnerListNamedFields from './bulk-inner-list-named-fields.ts';
import bulkItemStopsAtFirst from './bulk-item-stops-at-first.ts';
import bulkItemWithFieldsOfAnother from './bulk-item-with-fields-of-another.ts';
import bulkItemWithoutFields from './bulk-item-without-fields.ts';
import bulkLimit49 from './bulk-limit-49.ts';
import bulkLimit51 from './bulk-limit-51.ts';
import bulkMistakesPileUp from './bulk-mistakes-pile-up.ts';
import bulkOversizedCreatedThenRefused from './bulk-oversized-created-then-refused.ts';
import bulkRolledBack from './bulk-rolled-back.ts';
import bulkSixGoodItemsOneRefused from './bulk-six-good-items-one-refused.ts';
import bulkStopsAtFirstBad from './bulk-stops-at-first-bad.ts';
import bulkStoresBadItems from './bulk-stores-bad-items.ts';
import bulkWithoutKey from './bulk-without-key.ts';
import bulkWithoutSummary from './bulk-without-summary.ts';
import byteOrderMarkCrashes from './byte-order-mark-crashes.ts';
import codeAsNumber from './code-as-number.ts';
import codeChanges from './code-changes.ts';
import codesInLowerCase from './codes-in-lower-case.ts';
import conflictCodeChanges from './conflict-code-changes.ts';
import connectionCut from './connection-cut.ts';
import containerBlamed from './container-blamed.ts';
import contentJudgedLast from './content-judged-last.ts';
import contentLengthWrong from './content-length-wrong.ts';
import contentNotAnObjectCrashes from './content-not-an-object-crashes.ts';
import contentStoredInLowerCase from './content-stored-in-lower-case.ts';
import controlCharacterCrashes from './control-character-crashes.ts';
import createdAs200 from './created-as-200.ts';
import createdStatusDraft from './created-status-draft.ts';
import databaseErrorInMessage from './database-error-in-message.ts';
import deepNestingCrashes from './deep-nesting-crashes.ts';
import deleteDoesNothing from './delete-does-nothing.ts';
import deletedAgainConfirmed from './deleted-again-confirmed.ts';
import deletedAs204 from './deleted-as-204.ts';
import deletedCodeStillListed from './deleted-code-still-listed.ts';
import deletedCodeStillRead from './deleted-code-still-read.ts';
import deletedCodeStillUpdated from './deleted-code-still-updated.ts';
import deletedImageCached from './deleted-image-cached.ts';
import deletedImageStays from './deleted-image-stays.ts';
import dynamicNotStored from './dynamic-not-stored.ts';
import emptyBodyCrashes from './empty-body-crashes.ts';
import emptyKeyTaken from './empty-key-taken.ts';
import encryptionInAnyCase from './encryption-in-any-case.ts';
import entryMessageEmpty from './entry-message-empty.ts';
import errorAs200 from './error-as-200.ts';
import errorAsText from './error-as-text.ts';
import errorCarriesData from './error-carries-data.ts';
import errorWithTrailingGarbage from './error-with-trailing-garbage.ts';
import errorsAsPlainText from './errors-as-plain-text.ts';
import errorsNotWrapped from './errors-not-wrapped.ts';
import fieldsAsMap from './fields-as-map.ts';
import fieldsEmpty from './fields-empty.ts';
import fieldsInCamelCase from './fields-in-camel-case.ts';
import fieldsMissing from './fields-missing.ts';
import fieldsNamedByPath from './fields-named-by-path.ts';
import fieldsNamedFromTheBody from './fields-named-from-the-body.ts';
import fieldsUnderAnotherName from './fields-under-another-name.ts';
import fieldsWithOtherCodes from './fields-with-other-codes.ts';
import foreignCodeCached from './foreign-code-cached.ts';
import foreignCodeDeleted from './foreign-code-deleted.ts';
import foreignCodeForbidden from './foreign-code-forbidden.ts';
import foreignCodeListed from './foreign-code-listed.ts';
import foreignCodeRead from './foreign-code-read.ts';
import foreignCodeToldByMessage from './foreign-code-told-by-message.ts';
import foreignCodeUpdated from './foreign-code-updated.ts';
import foreignImageDrawn from './foreign-image-drawn.ts';
import fuzzBadDuplicatesShareIndex from './fuzz-bad-duplicates-share-index.ts';
import fuzzBadNotStaticStored from './fuzz-bad-not-static-stored.ts';
import fuzzBadTwinFarAwayDropped from './fuzz-bad-twin-far-away-dropped.ts';
import fuzzBareBadItemDropped from './fuzz-bare-bad-item-dropped.ts';
import fuzzBatchOfFiveBad from './fuzz-batch-of-five-bad.ts';
import fuzzCombiningMarksComposed from './fuzz-combining-marks-composed.ts';
import fuzzCreatedCutWithSixBad from './fuzz-created-cut-with-six-bad.ts';
import fuzzCreatedDoubledWithSixBad from './fuzz-created-doubled-with-six-bad.ts';
import fuzzCreatedShiftedAfterALateNonObject from './fuzz-created-shifted-after-a-late-non-object.ts';
import fuzzCutInNestedObjectTaken from './fuzz-cut-in-nested-object-taken.ts';
import fuzzDoubleCommaTaken from './fuzz-double-comma-taken.ts';
import fuzzDynamicBlamedBesideTwo from './fuzz-dynamic-blamed-beside-two.ts';
import fuzzDynamicContentNotJudged from './fuzz-dynamic-content-not-judged.ts';
import fuzzDynamicWithoutStyleNotStored from './fuzz-dynamic-without-style-not-stored.ts';
import fuzzEmojiInBadItem from './fuzz-emoji-in-bad-item.ts';
import fuzzEmojiInIdCrashes from './fuzz-emoji-in-id-crashes.ts';
import fuzzEmojiLostInCreatedName from './fuzz-emoji-lost-in-created-name.ts';
import fuzzErrorsCutAtEight from './fuzz-errors-cut-at-eight.ts';
import fuzzFailedCountOneDigit from './fuzz-failed-count-one-digit.ts';
import fuzzFirstAndLastOfMany from './fuzz-first-and-last-of-many.ts';
import fuzzFullUpdateCrashes from './fuzz-full-update-crashes.ts';
import fuzzHiddenDynamicWifi from './fuzz-hidden-dynamic-wifi.ts';
import fuzzImageFormatIgnoredWithoutSize from './fuzz-image-format-ignored-without-size.ts';
import fuzzIndexAfterALaterNonObject from './fuzz-index-after-a-later-non-object.ts';
import fuzzIndexPastThe32nd from './fuzz-index-past-the-32nd.ts';
import fuzzIndexesSortedAsTexts from './fuzz-indexes-sorted-as-texts.ts';
import fuzzLimitWithoutPageRefused from './fuzz-limit-without-page-refused.ts';
import fuzzLongestNameInBadItem from './fuzz-longest-name-in-bad-item.ts';
import fuzzMessageLostPastTheSeventh from './fuzz-message-lost-past-the-seventh.ts';
import fuzzMiddleOfThreeNeighbours from './fuzz-middle-of-three-neighbours.ts';
import fuzzMistakesCachedByType from './fuzz-mistakes-cached-by-type.ts';
import fuzzMistakesSortedPastTen from './fuzz-mistakes-sorted-past-ten.ts';
import fuzzMostlyBadFirstOnly from './fuzz-mostly-bad-first-only.ts';
import fuzzNamelessDuplicateDropped from './fuzz-nameless-duplicate-dropped.ts';
import fuzzNearlyAUuidCrashes from './fuzz-nearly-a-uuid-crashes.ts';
import fuzzNeighboursPast20PileUp from './fuzz-neighbours-past-20-pile-up.ts';
import fuzzNonObjectsCountedOnce from './fuzz-non-objects-counted-once.ts';
import fuzzPlainDynamicCrashes from './fuzz-plain-dynamic-crashes.ts';
import fuzzQuoteInBadItem from './fuzz-quote-in-bad-item.ts';
import fuzzRefusedPastNineBad from './fuzz-refused-past-nine-bad.ts';
import fuzzRightToLeftItemLost from './fuzz-right-to-left-item-lost.ts';
import fuzzRowStartPast20 from './fuzz-row-start-past-20.ts';
import fuzzSecondOfTwoGoodBetweenBad from './fuzz-second-of-two-good-between-bad.ts';
import fuzzSortedSearchCrashes from './fuzz-sorted-search-crashes.ts';
import fuzzThreeMistakesToldOfNext from './fuzz-three-mistakes-told-of-next.ts';
import fuzzTwoBadParametersCrash from './fuzz-two-bad-parameters-crash.ts';
import fuzzTwoNonObjectsCrash from './fuzz-two-non-objects-crash.ts';
import fuzzUpdateBesideLongestNameTaken from './fuzz-update-beside-longest-name-taken.ts';
import fuzzUpdateWithEmptyMemberBlamesContent from './fuzz-update-with-empty-member-blames-content.ts';
import imageFormatIgnored from './image-format-ignored.ts';
import imageNeverAnswers from './image-never-answers.ts';
import imageWithoutKey from './image-without-key.ts';
import innerServiceInMessage from './inner-service-in-message.ts';
import invalidJsonByFramework from './invalid-json-by-framework.ts';
import invalidJsonForValidation from './invalid-json-for-validation.ts';
import keyAsBearerTaken from './key-as-bearer-taken.ts';
import keyComparedByPrefix from './key-compared-by-prefix.ts';
import keyEchoedInSuccess from './key-echoed-in-success.ts';
import keyInAnyCaseTaken from './key-in-any-case-taken.ts';
import keyInHeader from './key-in-header.ts';
import keyInMessage from './key-in-message.ts';
import keyInQueryTaken from './key-in-query-taken.ts';
import keyLastCharacterNotCompared from './key-last-character-not-compared.ts';
import keyWithMoreCharactersTaken from './key-with-more-characters-taken.ts';
import limitHeadersInWords from './limit-headers-in-words.ts';
import limitHeadersMissing from './limit-headers-missing.ts';
import listAsBareArray from './list-as-bare-array.ts';
import listLimitIgnored from './list-limit-ignored.ts';
import listLimitOffByOne from './list-limit-off-by-one.ts';
import loneSurrogateCrashes from './lone-surrogate-crashes.ts';
import loneSurrogateStoredUnreadable from './lone-surrogate-stored-unreadable.ts';
import longBodiesDecodedInPieces from './long-bodies-decoded-in-pieces.ts';
import longNumberInQueryCrashes from './long-number-in-query-crashes.ts';
import malformedJsonCrashes from './malformed-json-crashes.ts';
import malformedJsonPage from './malformed-json-page.ts';
import messageAsObject from './message-as-object.ts';
import messageEmpty from './message-empty.ts';
import messageMissing from './message-missing.ts';
import nameCutWhenStored from './name-cut-when-stored.ts';
import nameLimit99 from './name-limit-99.ts';
import nameLimitInBytes from './name-limit-in-bytes.ts';
import nameLimitMissing from './name-limit-missing.ts';
import nameRequired from './name-required.ts';
import noncharacterInUpdateCrashes from './noncharacter-in-update-crashes.ts';
import notAnIdCrashes from './not-an-id-crashes.ts';
import notFoundAs400 from './not-found-as-400.ts';
import notFoundForBadUpdate from './not-found-for-bad-update.ts';
import notFoundPage from './not-found-page.ts';
import notHttp from './not-http.ts';
import nulInMessageCrashes from './nul-in-message-crashes.ts';
import nulStoredSearchCrashes from './nul-stored-search-crashes.ts';
import nullBodyCrashes from './null-body-crashes.ts';
import pageNumbersFromZero from './page-numbers-from-zero.ts';
import parameterTwiceCrashes from './parameter-twice-crashes.ts';
import parsesBeforeKey from './parses-before-key.ts';
import partialBulkAs207 from './partial-bulk-as-207.ts';
import queryDecodedTwiceCrashes from './query-decoded-twice-crashes.ts';
import queryInMessage from './query-in-message.ts';
import refusedBulkCarriedOut from './refused-bulk-carried-out.ts';
import refusedCreateCarriedOut from './refused-create-carried-out.ts';
import refusedDeleteCarriedOut from './refused-delete-carried-out.ts';
import refusedUpdateCarriedOut from './refused-update-carried-out.ts';
import refusedUpdateChangesHalf from './refused-update-changes-half.ts';
import requestIdCounter from './request-id-counter.ts';
import requestIdInsideError from './request-id-inside-error.ts';
import requestIdMissingOnErrors from './request-id-missing-on-errors.ts';
import requestIdMissingOnSuccess from './request-id-missing-on-success.ts';
import requestIdPerProcess from './request-id-per-process.ts';
import requestIdPerSecond from './request-id-per-second.ts';
import requestIdSharedByErrors from './request-id-shared-by-errors.ts';
import resetInMilliseconds from './reset-in-milliseconds.ts';
import retryAfterAsTime from './retry-after-as-time.ts';
import retryAfterInWords from './retry-after-in-words.ts';
import retryAfterUnderAnotherName from './retry-after-under-another-name.ts';
import revokedKeyTaken from './revoked-key-taken.ts';
import rpcActionAndStatusSwapped from './rpc-action-and-status-swapped.ts';
import rpcActionNotChecked from './rpc-action-not-checked.ts';
import rpcAddedAs204 from './rpc-added-as-204.ts';
import rpcAnyKeyTaken from './rpc-any-key-taken.ts';
import rpcAnySchemeTaken from './rpc-any-scheme-taken.ts';
import rpcAuthorizationNotChecked from './rpc-authorization-not-checked.ts';
import rpcBadKeyAs403 from './rpc-bad-key-as-403.ts';
import rpcBusinessErrorWithCode0 from './rpc-business-error-with-code-0.ts';
import rpcBusinessErrorsAt200 from './rpc-business-errors-at-200.ts';
import rpcByteOrderMarkCrashes from './rpc-byte-order-mark-crashes.ts';
import rpcCertificateCodeForAuthorization from './rpc-certificate-code-for-authorization.ts';
import rpcCertificateFailsForAll from './rpc-certificate-fails-for-all.ts';
import rpcClosedForPaused from './rpc-closed-for-paused.ts';
import rpcCode0Under400 from './rpc-code-0-under-400.ts';
import rpcCode422At200 from './rpc-code-422-at-200.ts';
import rpcCode500 from './rpc-code-500.ts';
import rpcCodeAsText from './rpc-code-as-text.ts';
import rpcCodeChanges from './rpc-code-changes.ts';
import rpcCodeMissing from './rpc-code-missing.ts';
import rpcConnectionCut from './rpc-connection-cut.ts';
import rpcContentWithoutMeta from './rpc-content-without-meta.ts';
import rpcCreatedAs201 from './rpc-created-as-201.ts';
import rpcDeepNestingCrashes from './rpc-deep-nesting-crashes.ts';
import rpcDisabledKeyAsOrgMismatch from './rpc-disabled-key-as-org-mismatch.ts';
import rpcDisabledKeyTaken from './rpc-disabled-key-taken.ts';
import rpcDuplicateAs404 from './rpc-duplicate-as-404.ts';
import rpcDuplicateAs409 from './rpc-duplicate-as-409.ts';
import rpcEmptyBodyCrashes from './rpc-empty-body-crashes.ts';
import rpcEmptyCategoryAsEmptyList from './rpc-empty-category-as-empty-list.ts';
import rpcEndlessNumberCrashes from './rpc-endless-number-crashes.ts';
import rpcErrorAsHtml from './rpc-error-as-html.ts';
import rpcErrorCarriesData from './rpc-error-carries-data.ts';
import rpcErrorCodeAsText from './rpc-error-code-as-text.ts';
import rpcErrorCodeInCamelCase from './rpc-error-code-in-camel-case.ts';
import rpcErrorCodeLeftOut from './rpc-error-code-left-out.ts';
import rpcErrorCodeNested from './rpc-error-code-nested.ts';
import rpcErrorCodeOfAnotherModule from './rpc-error-code-of-another-module.ts';
import rpcErrorTruncated from './rpc-error-truncated.ts';
import rpcErrorWithTrailingComma from './rpc-error-with-trailing-comma.ts';
import rpcErrorWrapped from './rpc-error-wrapped.ts';
import rpcErrorsInAList from './rpc-errors-in-a-list.ts';
import rpcEveryErrorIs400 from './rpc-every-error-is-400.ts';
import rpcFieldValueNotRequired from './rpc-field-value-not-required.ts';
import rpcFiltersRequired from './rpc-filters-required.ts';
import rpcForeignRecordShown from './rpc-foreign-record-shown.ts';
import rpcForeignRecordToldByCode from './rpc-foreign-record-told-by-code.ts';
import rpcForeignRecordToldByMember from './rpc-foreign-record-told-by-member.ts';
import rpcForeignRecordToldByMessage from './rpc-foreign-record-told-by-message.ts';
import rpcFormForRecord from './rpc-form-for-record.ts';
import rpcFormNotLinkedAs401 from './rpc-form-not-linked-as-401.ts';
import rpcFormatAsInvalid from './rpc-format-as-invalid.ts';
import rpcFormatIgnored from './rpc-format-ignored.ts';
import rpcFractionsCut from './rpc-fractions-cut.ts';
import rpcFrameworkErrorAttributes from './rpc-framework-error-attributes.ts';
import rpcFrameworkErrorJson from './rpc-framework-error-json.ts';
import rpcFuzzCommaLeftOutTaken from './rpc-fuzz-comma-left-out-taken.ts';
import rpcFuzzLongestPageTakesAnything from './rpc-fuzz-longest-page-takes-anything.ts';
import rpcFuzzTextBeforeJsonTaken from './rpc-fuzz-text-before-json-taken.ts';
import rpcFuzzTwoMistakesBesideSearchCrash from './rpc-fuzz-two-mistakes-beside-search-crash.ts';
import rpcFuzzTwoMistakesToldAsAction from './rpc-fuzz-two-mistakes-told-as-action.ts';
import rpcHtmlPageUnder400 from './rpc-html-page-under-400.ts';
import rpcInnerServiceInMessage from './rpc-inner-service-in-message.ts';
import rpcInvalidAs422 from './rpc-invalid-as-422.ts';
import rpcInvalidForEverything from './rpc-invalid-for-everything.ts';
import rpcJavaExceptionInMessage from './rpc-java-exception-in-message.ts';
import rpcJsonLdRefused from './rpc-json-ld-refused.ts';
import rpcKeyComparedByPrefix from './rpc-key-compared-by-prefix.ts';
import rpcKeyEchoed from './rpc-key-echoed.ts';
import rpcKeyInAnswerHeader from './rpc-key-in-answer-header.ts';
import rpcKeyInAnyCaseTaken from './rpc-key-in-any-case-taken.ts';
import rpcKeyInQueryTaken from './rpc-key-in-query-taken.ts';
import rpcKeyInXApiKeyTaken from './rpc-key-in-x-api-key-taken.ts';
import rpcKeyLastCharacterNotCompared from './rpc-key-last-character-not-compared.ts';
import rpcKeyWithMoreCharactersTaken from './rpc-key-with-more-characters-taken.ts';
import rpcKeyWithoutSchemeTaken from './rpc-key-without-scheme-taken.ts';
import rpcLimitsSwapped from './rpc-limits-swapped.ts';
import rpcListAsObject from './rpc-list-as-object.ts';
import rpcListNotInDataList from './rpc-list-not-in-data-list.ts';
import rpcMalformedJsonAs502 from './rpc-malformed-json-as-502.ts';
import rpcMalformedJsonAsEmpty from './rpc-malformed-json-as-empty.ts';
import rpcMessageAsObject from './rpc-message-as-object.ts';
import rpcMessageBlank from './rpc-message-blank.ts';
import rpcMessageCalledMsg from './rpc-message-called-msg.ts';
import rpcMessageEmpty from './rpc-message-empty.ts';
import rpcMessageMissing from './rpc-message-missing.ts';
import rpcMessageNull from './rpc-message-null.ts';
import rpcMessageOfTheNeighbour from './rpc-message-of-the-neighbour.ts';
import rpcNeverAnswers from './rpc-never-answers.ts';
import rpcNextStatusRefused from './rpc-next-status-refused.ts';
import rpcNotFoundAsEmptySuccess from './rpc-not-found-as-empty-success.ts';
import rpcNullBodyCrashes from './rpc-null-body-crashes.ts';
import rpcNullCrashes from './rpc-null-crashes.ts';
import rpcNumbersInTextsTaken from './rpc-numbers-in-texts-taken.ts';
import rpcOneRouteAnswers200 from './rpc-one-route-answers-200.ts';
import rpcOneRouteWithoutKey from './rpc-one-route-without-key.ts';
import rpcOnlyFirstFieldChecked from './rpc-only-first-field-checked.ts';
import rpcOperationsAsMap from './rpc-operations-as-map.ts';
import rpcOrgMismatchAsUnknownForm from './rpc-org-mismatch-as-unknown-form.ts';
import rpcPageOneTooLong from './rpc-page-one-too-long.ts';
import rpcPageSize0Taken from './rpc-page-size-0-taken.ts';
import rpcPageSizeIgnored from './rpc-page-size-ignored.ts';
import rpcParsesBeforeKey from './rpc-parses-before-key.ts';
import rpcPausedAs418 from './rpc-paused-as-418.ts';
import rpcQueryInMessage from './rpc-query-in-message.ts';
import rpcReadOnlyKeyReadsNothing from './rpc-read-only-key-reads-nothing.ts';
import rpcReadOnlyKeyWrites from './rpc-read-only-key-writes.ts';
import rpcReadOnlyKeyWritesOnOneRoute from './rpc-read-only-key-writes-on-one-route.ts';
import rpcReadRefusedWith403 from './rpc-read-refused-with-403.ts';
import rpcReadRefusedWith403At200 from './rpc-read-refused-with-403-at-200.ts';
import rpcRecordForForm from './rpc-record-for-form.ts';
import rpcRecordUrlNotRead from './rpc-record-url-not-read.ts';
import rpcRequiredFieldsNotChecked from './rpc-required-fields-not-checked.ts';
import rpcRetryAfterInWords from './rpc-retry-after-in-words.ts';
import rpcScopeNotChecked from './rpc-scope-not-checked.ts';
import rpcSourcePathInMember from './rpc-source-path-in-member.ts';
import rpcSpentLimitAs400 from './rpc-spent-limit-as-400.ts';
import rpcSpentLimitAs503 from './rpc-spent-limit-as-503.ts';
import rpcSpentLimitAsBadKey from './rpc-spent-limit-as-bad-key.ts';
import rpcStackTraceInMessage from './rpc-stack-trace-in-message.ts';
import rpcSuccessAsCode200 from './rpc-success-as-code-200.ts';
import rpcSuccessAsHtml from './rpc-success-as-html.ts';
import rpcSuccessCodeAsText from './rpc-success-code-as-text.ts';
import rpcSuccessMessageSuccess from './rpc-success-message-success.ts';
import rpcSuccessWithErrorCode from './rpc-success-with-error-code.ts';
import rpcSuccessWithoutData from './rpc-success-without-data.ts';
import rpcTelephoneAsInvalid from './rpc-telephone-as-invalid.ts';
import rpcTraceInExtraMember from './rpc-trace-in-extra-member.ts';
import rpcTrailingCommaTaken from './rpc-trailing-comma-taken.ts';
import rpcTwoBlanksAfterSchemeCrash from './rpc-two-blanks-after-scheme-crash.ts';
import rpcTwoMissingToldAsEmptyField from './rpc-two-missing-told-as-empty-field.ts';
import rpcUnauthorizedWithoutBody from './rpc-unauthorized-without-body.ts';
import rpcUndocumentedErrorCode from './rpc-undocumented-error-code.ts';
import rpcUnknownCodeAsInvalid from './rpc-unknown-code-as-invalid.ts';
import rpcUnknownMembersCrash from './rpc-unknown-members-crash.ts';
import rpcUpstreamDownAsSystemError from './rpc-upstream-down-as-system-error.ts';
import rpcUpstreamErrorRaw from './rpc-upstream-error-raw.ts';
import rpcUpstreamPageAs503 from './rpc-upstream-page-as-503.ts';
import rpcVersionIgnored from './rpc-version-ignored.ts';
import rpcWarningBeforeJson from './rpc-warning-before-json.ts';
import rpcWriteRefusedAs401 from './rpc-write-refused-as-401.ts';
import rpcWriteWithoutKey from './rpc-write-without-key.ts';
import rpcWrongMessage from './rpc-wrong-message.ts';
import rpcWrongTypeCrashes from './rpc-wrong-type-crashes.ts';
import scansAsText from './scans-as-text.ts';
import serverErrorAsValidation from './server-error-as-validation.ts';
import serverErrorPage from './server-error-page.ts';
import siblingBlamed from './sibling-blamed.ts';
import sourcePathInMessage from './source-path-in-message.ts';
import spentLimitAs503 from './spent-limit-as-503.ts';
import spentLimitAsUnauthorized from './spent-limit-as-unauthorized.ts';
import spentLimitUndocumentedCode from './spent-limit-undocumented-code.ts';
import stackTraceInMessage from './stack-trace-in-message.ts';
import successLacksMember from './success-lacks-member.ts';
import successWithErrorMember from './success-with-error-member.ts';
import totalPagesRoundedDown from './total-pages-rounded-down.ts';
import traceInDebugMember from './trace-in-debug-member.ts';
import trailingCommaTaken from './trailing-comma-taken.ts';
import trailingRubbishTaken from './trailing-rubbish-taken.ts';
import typeMissingFromEnum from './type-missing-from-enum.ts';
import unauthorizedWithoutBody from './unauthorized-without-body.ts';
import undocumentedNotFoundCode from './undocumented-not-found-code.ts';
import updateChangesNothing from './update-changes-nothing.ts';
import updateDropsContentMembers from './update-drops-content-members.ts';
import updateMakesDynamicStatic from './update-makes-dynamic-static.ts';
import updateResetsOthers from './update-resets-others.ts';
import updateWithoutKey from './update-without-key.ts';
import urlNormalised from './url-normalised.ts';
import urlSchemeNotChecked from './url-scheme-not-checked.ts';
import urlWithOneSlashTaken from './url-with-one-slash-taken.ts';
import validationAs422 from './validation-as-422.ts';
import validationForMalformedJson from './validation-for-malformed-json.ts';
import validationForUnknownId from './validation-for-unknown-id.ts';
import wrongFieldBlamed from './wrong-field-blamed.ts';
import wrongTypeCrashes from './wrong-type-crashes.ts';

/** All faults, by name. */
export const faults: readonly Fault[] = [
  allMembersBlamed,
  anyKeyTaken,
  badKeyAs403,
  bodiesOver100KbRefused,
  bulkAllOrNothing,
  bulkCountsMistakes,
  bulkCountsSubmittedAsCreated,
  bulkCreatedAllTheSame,
  bulkCreatedAltered,
  bulkCreatedIncomplete,
  bulkCutAt50,
  bulkDoesNotCheckNames,
  bulkDropsDuplicates,
  bulkDropsLast,
  bulkEmptyTaken,
  bulkEntryMessageEmpty,
  bulkErrorsLeftOut,
  bulkFieldsNamedByPath,
  bulkFirstIdCached,
  bulkIdsShared,
  bulkIndexAmongBad,
  bulkIndexAsText,
  bulkIndexFromTheEnd,
  bulkIndexMinusOne,
  bulkIndexOfSortedItems,
  bulkIndexOneBased,
  bulkIndexRepeated,
  bulkInnerListNamedFields,
  bulkItemStopsAtFirst,
  bulkItemWithFieldsOfAnother,
  bulkItemWithoutFields,
  bulkLimit49,
  bulkLimit51,
  bulkMistakesPileUp,
  bulkOversizedCreatedThenRefused,
  bulkRolledBack,
  bulkSixGoodItemsOneRefused,
  bulkStopsAtFirstBad,
  bulkStoresBadItems,
  bulkWithoutKey,
  bulkWithoutSummary,
  byteOrderMarkCrashes,
  codeAsNumber,
  codeChanges,
  codesInLowerCase,
  conflictCodeChanges,
  connectionCut,
  containerBlamed,
  contentJudgedLast,
  contentLengthWrong,
  contentNotAnObjectCrashes,
  contentStoredInLowerCase,
  controlCharacterCrashes,
  createdAs200,
  createdStatusDraft,
  databaseErrorInMessage,
  deepNestingCrashes,
  deleteDoesNothing,
  deletedAgainConfirmed,
  deletedAs204,
  deletedCodeStillListed,
  deletedCodeStillRead,
  deletedCodeStillUpdated,
  deletedImageCached,
  deletedImageStays,
  dynamicNotStored,
  emptyBodyCrashes,
  emptyKeyTaken,
  encryptionInAnyCase,
  entryMessageEmpty,
  errorAs200,
  errorAsText,
  errorCarriesData,
  errorWithTrailingGarbage,
  errorsAsPlainText,
  errorsNotWrapped,
  fieldsAsMap,
  fieldsEmpty,
  fieldsInCamelCase,
  fieldsMissing,
  fieldsNamedByPath,
  fieldsNamedFromTheBody,
  fieldsUnderAnotherName,
  fieldsWithOtherCodes,
  foreignCodeCached,
  foreignCodeDeleted,
  foreignCodeForbidden,
  foreignCodeListed,
  foreignCodeRead,
  foreignCodeToldByMessage,
  foreignCodeUpdated,
  foreignImageDrawn,
  fuzzBadDuplicatesShareIndex,
  fuzzBadNotStaticStored,
  fuzzBadTwinFarAwayDropped,
  fuzzBareBadItemDropped,
  fuzzBatchOfFiveBad,
  fuzzCombiningMarksComposed,
  fuzzCreatedCutWithSixBad,
  fuzzCreatedDoubledWithSixBad,
  fuzzCreatedShiftedAfterALateNonObject,
  fuzzCutInNestedObjectTaken,
  fuzzDoubleCommaTaken,
  fuzzDynamicBlamedBesideTwo,
  fuzzDynamicContentNotJudged,
  fuzzDynamicWithoutStyleNotStored,
  fuzzEmojiInBadItem,
  fuzzEmojiInIdCrashes,
  fuzzEmojiLostInCreatedName,
  fuzzErrorsCutAtEight,
  fuzzFailedCountOneDigit,
  fuzzFirstAndLastOfMany,
  fuzzFullUpdateCrashes,
  fuzzHiddenDynamicWifi,
  fuzzImageFormatIgnoredWithoutSize,
  fuzzIndexAfterALaterNonObject,
  fuzzIndexPastThe32nd,
  fuzzIndexesSortedAsTexts,
  fuzzLimitWithoutPageRefused,
  fuzzLongestNameInBadItem,
  fuzzMessageLostPastTheSeventh,
  fuzzMiddleOfThreeNeighbours,
  fuzzMistakesCachedByType,
  fuzzMistakesSortedPastTen,
  fuzzMostlyBadFirstOnly,
  fuzzNamelessDuplicateDropped,
  fuzzNearlyAUuidCrashes,
  fuzzNeighboursPast20PileUp,
  fuzzNonObjectsCountedOnce,
  fuzzPlainDynamicCrashes,
  fuzzQuoteInBadItem,
  fuzzRefusedPastNineBad,
  fuzzRightToLeftItemLost,
  fuzzRowStartPast20,
  fuzzSecondOfTwoGoodBetweenBad,
  fuzzSortedSearchCrashes,
  fuzzThreeMistakesToldOfNext,
  fuzzTwoBadParametersCrash,
  fuzzTwoNonObjectsCrash,
  fuzzUpdateBesideLongestNameTaken,
  fuzzUpdateWithEmptyMemberBlamesContent,
  imageFormatIgnored,
  imageNeverAnswers,
  imageWithoutKey,
  innerServiceInMessage,
  invalidJsonByFramework,
  invalidJsonForValidation,
  keyAsBearerTaken,
  keyComparedByPrefix,
  keyEchoedInSuccess,
  keyInAnyCaseTaken,
  keyInHeader,
  keyInMessage,
  keyInQueryTaken,
  keyLastCharacterNotCompared,
  keyWithMoreCharactersTaken,
  limitHeadersInWords,
  limitHeadersMissing,
  listAsBareArray,
  listLimitIgnored,
  listLimitOffByOne,
  loneSurrogateCrashes,
  loneSurrogateStoredUnreadable,
  longBodiesDecodedInPieces,
  longNumberInQueryCrashes,
  malformedJsonCrashes,
  malformedJsonPage,
  messageAsObject,
  messageEmpty,
  messageMissing,
  nameCutWhenStored,
  nameLimit99,
  nameLimitInBytes,
  nameLimitMissing,
  nameRequired,
  noncharacterInUpdateCrashes,
  notAnIdCrashes,
  notFoundAs400,
  notFoundForBadUpdate,
  notFoundPage,
  notHttp,
  nulInMessageCrashes,
  nulStoredSearchCrashes,
  nullBodyCrashes,
  pageNumbersFromZero,
  parameterTwiceCrashes,
  parsesBeforeKey,
  partialBulkAs207,
  queryDecodedTwiceCrashes,
  queryInMessage,
  refusedBulkCarriedOut,
  refusedCreateCarriedOut,
  refusedDeleteCarriedOut,
  refusedUpdateCarriedOut,
  refusedUpdateChangesHalf,
  requestIdCounter,
  requestIdInsideError,
  requestIdMissingOnErrors,
  requestIdMissingOnSuccess,
  requestIdPerProcess,
  requestIdPerSecond,
  requestIdSharedByErrors,
  resetInMilliseconds,
  retryAfterAsTime,
  retryAfterInWords,
  retryAfterUnderAnotherName,
  revokedKeyTaken,
  rpcActionAndStatusSwapped,
  rpcActionNotChecked,
  rpcAddedAs204,
  rpcAnyKeyTaken,
  rpcAnySchemeTaken,
  rpcAuthorizationNotChecked,
  rpcBadKeyAs403,
  rpcBusinessErrorWithCode0,
  rpcBusinessErrorsAt200,
  rpcByteOrderMarkCrashes,
  rpcCertificateCodeForAuthorization,
  rpcCertificateFailsForAll,
  rpcClosedForPaused,
  rpcCode0Under400,
  rpcCode422At200,
  rpcCode500,
  rpcCodeAsText,
  rpcCodeChanges,
  rpcCodeMissing,
  rpcConnectionCut,
  rpcContentWithoutMeta,
  rpcCreatedAs201,
  rpcDeepNestingCrashes,
  rpcDisabledKeyAsOrgMismatch,
  rpcDisabledKeyTaken,
  rpcDuplicateAs404,
  rpcDuplicateAs409,
  rpcEmptyBodyCrashes,
  rpcEmptyCategoryAsEmptyList,
  rpcEndlessNumberCrashes,
  rpcErrorAsHtml,
  rpcErrorCarriesData,
  rpcErrorCodeAsText,
  rpcErrorCodeInCamelCase,
  rpcErrorCodeLeftOut,
  rpcErrorCodeNested,
  rpcErrorCodeOfAnotherModule,
  rpcErrorTruncated,
  rpcErrorWithTrailingComma,
  rpcErrorWrapped,
  rpcErrorsInAList,
  rpcEveryErrorIs400,
  rpcFieldValueNotRequired,
  rpcFiltersRequired,
  rpcForeignRecordShown,
  rpcForeignRecordToldByCode,
  rpcForeignRecordToldByMember,
  rpcForeignRecordToldByMessage,
  rpcFormForRecord,
  rpcFormNotLinkedAs401,
  rpcFormatAsInvalid,
  rpcFormatIgnored,
  rpcFractionsCut,
  rpcFrameworkErrorAttributes,
  rpcFrameworkErrorJson,
  rpcFuzzCommaLeftOutTaken,
  rpcFuzzLongestPageTakesAnything,
  rpcFuzzTextBeforeJsonTaken,
  rpcFuzzTwoMistakesBesideSearchCrash,
  rpcFuzzTwoMistakesToldAsAction,
  rpcHtmlPageUnder400,
  rpcInnerServiceInMessage,
  rpcInvalidAs422,
  rpcInvalidForEverything,
  rpcJavaExceptionInMessage,
  rpcJsonLdRefused,
  rpcKeyComparedByPrefix,
  rpcKeyEchoed,
  rpcKeyInAnswerHeader,
  rpcKeyInAnyCaseTaken,
  rpcKeyInQueryTaken,
  rpcKeyInXApiKeyTaken,
  rpcKeyLastCharacterNotCompared,
  rpcKeyWithMoreCharactersTaken,
  rpcKeyWithoutSchemeTaken,
  rpcLimitsSwapped,
  rpcListAsObject,
  rpcListNotInDataList,
  rpcMalformedJsonAs502,
  rpcMalformedJsonAsEmpty,
  rpcMessageAsObject,
  rpcMessageBlank,
  rpcMessageCalledMsg,
  rpcMessageEmpty,
  rpcMessageMissing,
  rpcMessageNull,
  rpcMessageOfTheNeighbour,
  rpcNeverAnswers,
  rpcNextStatusRefused,
  rpcNotFoundAsEmptySuccess,
  rpcNullBodyCrashes,
  rpcNullCrashes,
  rpcNumbersInTextsTaken,
  rpcOneRouteAnswers200,
  rpcOneRouteWithoutKey,
  rpcOnlyFirstFieldChecked,
  rpcOperationsAsMap,
  rpcOrgMismatchAsUnknownForm,
  rpcPageOneTooLong,
  rpcPageSize0Taken,
  rpcPageSizeIgnored,
  rpcParsesBeforeKey,
  rpcPausedAs418,
  rpcQueryInMessage,
  rpcReadOnlyKeyReadsNothing,
  rpcReadOnlyKeyWrites,
  rpcReadOnlyKeyWritesOnOneRoute,
  rpcReadRefusedWith403,
  rpcReadRefusedWith403At200,
  rpcRecordForForm,
  rpcRecordUrlNotRead,
  rpcRequiredFieldsNotChecked,
  rpcRetryAfterInWords,
  rpcScopeNotChecked,
  rpcSourcePathInMember,
  rpcSpentLimitAs400,
  rpcSpentLimitAs503,
  rpcSpentLimitAsBadKey,
  rpcStackTraceInMessage,
  rpcSuccessAsCode200,
  rpcSuccessAsHtml,
  rpcSuccessCodeAsText,
  rpcSuccessMessageSuccess,
  rpcSuccessWithErrorCode,
  rpcSuccessWithoutData,
  rpcTelephoneAsInvalid,
  rpcTraceInExtraMember,
  rpcTrailingCommaTaken,
  rpcTwoBlanksAfterSchemeCrash,
  rpcTwoMissingToldAsEmptyField,
  rpcUnauthorizedWithoutBody,
  rpcUndocumentedErrorCode,
  rpcUnknownCodeAsInvalid,
  rpcUnknownMembersCrash,
  rpcUpstreamDownAsSystemError,
  rpcUpstreamErrorRaw,
  rpcUpstreamPageAs503,
  rpcVersionIgnored,
  rpcWarningBeforeJson,
  rpcWriteRefusedAs401,
  rpcWriteWithoutKey,
  rpcWrongMessage,
  rpcWrongTypeCrashes,
  scansAsText,
  serverErrorAsValidation,
  serverErrorPage,
  siblingBlamed,
  sourcePathInMessage,
  spentLimitAs503,
  spentLimitAsUnauthorized,
  spentLimitUndocumentedCode,
  stackTraceInMessage,
  successLacksMember,
  successWithErrorMember,
  totalPagesRoundedDown,
  traceInDebugMember,
  trailingCommaTaken,
  trailingRubbishTaken,
  typeMissingFromEnum,
  unauthorizedWithoutBody,
  undocumentedNotFoundCode,
  updateChangesNothing,
  updateDropsContentMembers,
  updateMakesDynamicStatic,
  updateResetsOthers,
  updateWithoutKey,
  urlNormalised,
  urlSchemeNotChecked,
  urlWithOneSlashTaken,
  validationAs422,
  validationForMalformedJson,
  validationForUnknownId,
  wrongFieldBlamed,
  wrongTypeCrashes,
];
