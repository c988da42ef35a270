import type { RecordedExchange } from '../../src/model/report.ts';
import { isBetween } from '../../src/read/answered-by.ts';

/** Who made the answer, if a gateway or proxy in front of the application did: `nginx`. */
export function answeringGateway(exchange: RecordedExchange | undefined): string | undefined {
  const by = exchange?.answeredBy;
  return by !== undefined && by !== null && isBetween(by) ? by : undefined;
}

/** What to do about an answer of a gateway: the application has not made it, so nothing is to be changed there first. */
export function gatewayHint(exchange: RecordedExchange | undefined): string | undefined {
  const by = answeringGateway(exchange);
  if (by === undefined || exchange === undefined || 'failure' in exchange.answer) return undefined;
  return `${by} seems to have made this answer, not the application: ${adviceFor(exchange.answer.status, by)}`;
}

function adviceFor(status: number, by: string): string {
  switch (status) {
    case 413:
      return `raise its limit for request bodies above that of the application, or let ${by} answer in the error format.`;
    case 429:
      return `its rate limit is lower than the documented one. Raise it, or let ${by} answer in the error format.`;
    case 401:
    case 403:
      return `it (or a firewall in it) rejected the request. See its rules and its log, or let ${by} answer in the error format.`;
    case 500:
      return 'see its error log for the reason.';
    case 502:
      return 'it got no usable answer from the application. See its error log for the reason, and the log of the application for a crash or restart at that time.';
    case 503:
      return 'it has no application to send the request to. See its error log, and whether the application is deployed and healthy.';
    case 504:
      return 'the application did not answer it in time. Compare its timeout with what the request takes.';
    default:
      return 'see its configuration; it should pass the request on, or answer in the error format.';
  }
}
