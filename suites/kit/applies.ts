import type { Format } from '../../src/model/format.ts';

type Applies = (format: Format) => string | undefined;

/** For requirements about blamed fields. */
export const withFields: Applies = ({ fields, reading }) =>
  fields === undefined || reading.shapes.every((shape) => shape.fields === undefined) ? 'errors of the format list no fields' : undefined;

/** For requirements about bulk operations. */
export const withBulk: Applies = ({ operations }) =>
  operations.some(({ bulk }) => bulk !== undefined) ? undefined : 'the format has no bulk operation';

/** For requirements about request ids. */
export const withRequestId: Applies = ({ reading }) => (reading.requestId === undefined ? 'the format has no request ids' : undefined);

/** For requirements about the HTTP status next to a status in the body. */
export const withPolicy: Applies = ({ statuses }) =>
  statuses.policy === undefined ? 'bodies of the format hold no status that the HTTP status could contradict' : undefined;

/** For requirements about detail codes. */
export const withDetail: Applies = ({ reading }) => (reading.detail === undefined ? 'the format has no detail codes' : undefined);

/** For requirements about API keys. */
export const withKey: Applies = ({ auth }) => (auth === undefined ? 'the format has no API key' : undefined);

/** For requirements about rate limits. */
export const withLimits: Applies = ({ limits }) => (limits === undefined ? 'the format documents no rate limit' : undefined);
