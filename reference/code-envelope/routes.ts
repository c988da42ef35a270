import type { OperationName } from './call.ts';

/** Where the API stands. */
export const BASE_PATH = '/api/v2/rpc';

/** Where each operation stands under it; all are called with POST. */
export const ROUTES: Readonly<Record<OperationName, string>> = {
  getContent: '/qrcodes/getContent',
  getOperation: '/qrcodes/getOperation',
  getTemplate: '/forms/getTemplate',
  getRecord: '/record/getRecord',
  getRecords: '/record/getRecords',
  getFormList: '/record/getFormList',
  addRecord: '/record/addRecord',
  verifyCertificate: '/record/verifyCertificate',
};
