/** The fault that shows each finding code of a requirement on scenarios or whole runs, by requirement and code; rows have single exchanges only. */
export const YIELDED_BY: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'transport/one-policy': { 'mixed-policies': 'rpc-one-route-answers-200' },
  'envelope/request-id-unique': { 'request-id-repeated': 'request-id-shared-by-errors' },
  'codes/steady': { 'changed-code': 'code-changes' },
  'access/foreign-is-unknown': { 'foreign-differs': 'foreign-code-told-by-message' },
  'accept/reads-back': { 'reads-differently': 'name-cut-when-stored' },
  'accept/updates': { 'update-not-seen': 'name-cut-when-stored', 'update-elsewhere': 'update-resets-others' },
  'accept/refused-changes-nothing': { 'refused-but-changed': 'refused-update-changes-half' },
  'accept/gone-is-gone': { 'still-there': 'deleted-code-still-read' },
  'accept/stays-readable': { unreadable: 'lone-surrogate-stored-unreadable' },
  'list/pages': { 'page-too-long': 'list-limit-ignored', 'page-adds-up': 'list-limit-ignored' },
  'bulk/limits': { 'bulk-size-accepted': 'bulk-limit-51', 'refused-but-changed': 'bulk-oversized-created-then-refused' },
  'bulk/stored-exact': { 'stored-missing': 'bulk-created-all-the-same', 'stored-extra': 'bulk-created-all-the-same' },
  'relations/permute': { 'not-permuted': 'bulk-index-minus-one' },
  'relations/prepend': { 'not-shifted': 'bulk-index-minus-one' },
  'relations/drop-bad': { 'errors-left': 'bulk-six-good-items-one-refused' },
  'relations/single-equals-bulk': { 'single-unlike-bulk': 'bulk-does-not-check-names' },
};
