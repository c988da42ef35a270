/** A generated payload is sent by the same trial as a planned one. */
export { type BulkPayload, bulkTrial } from '../derive/bulk.ts';
