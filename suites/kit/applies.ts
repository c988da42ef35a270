import type { Format } from '../../src/model/format.ts';

type Applies = (format: Format) => string | undefined;

/** For requirements that hold for every format. */
export const always: Applies = () => undefined;

/** For those about blamed fields. */
export const withFields: Applies = ({ fields, reading }) =>
  fields === undefined || reading.fields === undefined ? 'errors of the format list no fields' : undefined;

/** For those about bulk operations. */
export const withBulk: Applies = ({ operations }) =>
  operations.some(({ bulk }) => bulk !== undefined) ? undefined : 'the format has no bulk operation';

/** For those about request ids. */
export const withRequestId: Applies = ({ reading }) => (reading.requestId === undefined ? 'the format has no request ids' : undefined);

/** For those about the HTTP status beside the body's code. */
export const withPolicy: Applies = ({ statuses }) =>
  statuses.policy === undefined ? 'the body of the format tells no status beside the HTTP status' : undefined;

/** For those about detail codes. */
export const withDetail: Applies = ({ reading }) => (reading.detail === undefined ? 'the format has no detail codes' : undefined);

/** For those about keys. */
export const withKey: Applies = ({ auth }) => (auth === undefined ? 'the format has no key' : undefined);

/** For those about spent limits. */
export const withLimits: Applies = ({ limits }) => (limits === undefined ? 'the format documents no limits' : undefined);
