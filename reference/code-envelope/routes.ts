import type { OperationName } from './call.ts';

/** The base path of the API. */
export const BASE_PATH = '/api/v2/rpc';

/** The path of each operation below the base path; all use POST. */
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
