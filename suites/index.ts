import type { Requirement } from '../src/model/requirement.ts';
import acceptGoneIsGone from './accept/gone-is-gone.ts';
import acceptIdsUnique from './accept/ids-unique.ts';
import acceptReadsBack from './accept/reads-back.ts';
import acceptRefusedChangesNothing from './accept/refused-changes-nothing.ts';
import acceptStatus from './accept/status.ts';
import acceptStaysReadable from './accept/stays-readable.ts';
import acceptUpdates from './accept/updates.ts';
import acceptValid from './accept/valid.ts';
import accessForeignIsNotListed from './access/foreign-is-not-listed.ts';
import accessForeignIsUnknown from './access/foreign-is-unknown.ts';
import accessKeyBeforeBody from './access/key-before-body.ts';
import accessKeyExact from './access/key-exact.ts';
import accessKeyRequired from './access/key-required.ts';
import accessPermission from './access/permission.ts';
import bulkCounts from './bulk/counts.ts';
import bulkCreatedExact from './bulk/created-exact.ts';
import bulkIndexExact from './bulk/index-exact.ts';
import bulkIndexRange from './bulk/index-range.ts';
import bulkIndexUnique from './bulk/index-unique.ts';
import bulkItemFields from './bulk/item-fields.ts';
import bulkLimits from './bulk/limits.ts';
import bulkPartialIsSuccess from './bulk/partial-is-success.ts';
import bulkShape from './bulk/shape.ts';
import bulkStoredExact from './bulk/stored-exact.ts';
import codesCause from './codes/cause.ts';
import codesDocumented from './codes/documented.ts';
import codesDocumentedDetail from './codes/documented-detail.ts';
import codesMessage from './codes/message.ts';
import codesStatus from './codes/status.ts';
import codesSteady from './codes/steady.ts';
import envelopeErrorIsNoSuccess from './envelope/error-is-no-success.ts';
import envelopeMessage from './envelope/message.ts';
import envelopeNoData from './envelope/no-data.ts';
import envelopeRequestId from './envelope/request-id.ts';
import envelopeRequestIdUnique from './envelope/request-id-unique.ts';
import envelopeRequestIdUuid from './envelope/request-id-uuid.ts';
import envelopeShape from './envelope/shape.ts';
import envelopeSuccessShape from './envelope/success-shape.ts';
import fieldsBlamesOnlyCause from './fields/blames-only-cause.ts';
import fieldsComplete from './fields/complete.ts';
import fieldsNamesCause from './fields/names-cause.ts';
import fieldsOnlyWithValidation from './fields/only-with-validation.ts';
import fieldsPresent from './fields/present.ts';
import leaksInternals from './leaks/internals.ts';
import leaksSecrets from './leaks/secrets.ts';
import limitsHeaders from './limits/headers.ts';
import limitsRate from './limits/rate.ts';
import limitsRetryAfter from './limits/retry-after.ts';
import listPages from './list/pages.ts';
import relationsDropBad from './relations/drop-bad.ts';
import relationsPermute from './relations/permute.ts';
import relationsPrepend from './relations/prepend.ts';
import relationsSingleEqualsBulk from './relations/single-equals-bulk.ts';
import transportAnswers from './transport/answers.ts';
import transportJson from './transport/json.ts';
import transportNoServerError from './transport/no-server-error.ts';
import transportOnePolicy from './transport/one-policy.ts';
import transportPolicy from './transport/policy.ts';
import transportStatusDocumented from './transport/status-documented.ts';

/** All requirements, in the order of the catalogue. */
export const requirements: readonly Requirement[] = [
  transportAnswers,
  transportJson,
  transportStatusDocumented,
  transportNoServerError,
  transportPolicy,
  transportOnePolicy,
  envelopeShape,
  envelopeSuccessShape,
  envelopeErrorIsNoSuccess,
  envelopeMessage,
  envelopeNoData,
  envelopeRequestId,
  envelopeRequestIdUnique,
  envelopeRequestIdUuid,
  codesDocumented,
  codesDocumentedDetail,
  codesStatus,
  codesCause,
  codesMessage,
  codesSteady,
  accessKeyRequired,
  accessKeyExact,
  accessPermission,
  accessForeignIsUnknown,
  accessForeignIsNotListed,
  accessKeyBeforeBody,
  fieldsPresent,
  fieldsNamesCause,
  fieldsBlamesOnlyCause,
  fieldsComplete,
  fieldsOnlyWithValidation,
  acceptValid,
  acceptStatus,
  acceptReadsBack,
  acceptUpdates,
  acceptRefusedChangesNothing,
  acceptGoneIsGone,
  acceptStaysReadable,
  acceptIdsUnique,
  listPages,
  bulkShape,
  bulkCounts,
  bulkIndexRange,
  bulkIndexUnique,
  bulkIndexExact,
  bulkItemFields,
  bulkCreatedExact,
  bulkStoredExact,
  bulkLimits,
  bulkPartialIsSuccess,
  relationsPermute,
  relationsPrepend,
  relationsDropBad,
  relationsSingleEqualsBulk,
  leaksInternals,
  leaksSecrets,
  limitsRate,
  limitsRetryAfter,
  limitsHeaders,
];
