import { loadBuiltIn } from '../../src/load/builtin.ts';
import type { Exchange, Failure, Header } from '../../src/model/exchange.ts';
import type { Format } from '../../src/model/format.ts';

/** Status, body and headers of an answer; JSON by default. */
export interface Answered {
  readonly status?: number;
  readonly body?: unknown;
  readonly headers?: readonly Header[];
}

/** An exchange with an answer: text and bytes unchanged, everything else as JSON. */
export function answered({ status = 400, body, headers = [['content-type', 'application/json']] }: Answered): Exchange {
  const bytes =
    body instanceof Uint8Array ? body : Buffer.from(typeof body === 'string' ? body : body === undefined ? '' : JSON.stringify(body));
  return exchange({ kind: 'answered', status, headers, body: bytes, ms: 1, leakedSecret: false });
}

/** An exchange without an answer. */
export function unanswered(failure: Failure): Exchange {
  return exchange({ kind: 'failed', failure, detail: 'why', ms: 1 });
}

function exchange(outcome: Exchange['outcome']): Exchange {
  return { request: { method: 'GET', url: 'http://localhost/x', headers: [], body: undefined }, outcome, retries: 0 };
}

/** A format that marks successes by status, with one level of codes. */
export const byStatus: Format = loadBuiltIn('structured-error');
/** A format that marks successes by a member, with two levels of codes, and HTTP 200 throughout allowed. */
export const byMember: Format = loadBuiltIn('code-envelope');
