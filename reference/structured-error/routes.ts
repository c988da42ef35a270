import type { Route } from '../routes.ts';
import type { OperationName } from './call.ts';

/** Where the API stands. */
export const BASE_PATH = '/api/v1';

/** Its routes, in the order in which they are tried. */
export const ROUTES: readonly Route<OperationName>[] = [
  { method: 'POST', path: '/qrcodes', operation: 'createQrcode' },
  { method: 'POST', path: '/qrcodes/bulk', operation: 'createQrcodesBulk' },
  { method: 'GET', path: '/qrcodes', operation: 'listQrcodes' },
  { method: 'GET', path: '/qrcodes/:id', operation: 'getQrcode' },
  { method: 'PUT', path: '/qrcodes/:id', operation: 'updateQrcode' },
  { method: 'DELETE', path: '/qrcodes/:id', operation: 'deleteQrcode' },
  { method: 'GET', path: '/qrcodes/:id/image', operation: 'getQrcodeImage' },
  { method: 'POST', path: '/keys', operation: 'createKey' },
];
