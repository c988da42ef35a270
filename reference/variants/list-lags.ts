import type { Variant } from '../fault.ts';

const LAG_MS = 500;

/** A search index that is filled in the background. */
export default {
  name: 'list-lags',
  difference: 'Lists and searches show new QR codes half a second late; the documentation lets them trail writes by up to a second.',
  format: 'structured-error',
  shoulds: [],
  seams: {
    shows: (code, account, operation) =>
      code.owner === account.id && (operation !== 'listQrcodes' || Date.now() - Date.parse(code.created) >= LAG_MS),
  },
} satisfies Variant;
