import type { Route } from '../routes.ts';
import type { OperationName } from './call.ts';

/** The base path of the API. */
export const BASE_PATH = '/api/v1';

/** The routes of the API; the first match wins. */
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
