import type { Failure } from '../model/exchange.ts';
import type { Failed } from '../model/wire.ts';

export function failed(failure: Failure, detail: string): Failed {
  return { kind: 'failed', failure, detail };
}

const BY_CODE: readonly (readonly [RegExp, Failure])[] = [
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|EACCES|EPERM)$/, 'refused'],
  [/^(ENOTFOUND|EAI_\w+)$/, 'unresolved'],
  [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/, 'timeout'],
  [/^(HPE_HEADER_OVERFLOW|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_EXCEEDED_MAX_SIZE)$/, 'too-large'],
  [/^(HPE_\w+|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'malformed'],
  [/^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO_SELF|SELF_SIGNED|HOSTNAME_MISMATCH|EPROTO|CRL_|ERROR_IN_)/, 'tls'],
  [/^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|UND_ERR_DESTROYED|UND_ERR_CLOSED|UND_ERR_INFO)$/, 'reset'],
];

/** Maps an error of the HTTP client to a failure of the target; throws it again if the request itself was invalid. */
export function failureOf(error: unknown): Failed {
  const cause = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  const code = codeOf(cause);
  const text = cause instanceof Error ? cause.message : String(cause);
  // The parser reports an answer that is not HTTP by the name of the error, with or without a code.
  if (code === 'UND_ERR_SOCKET' && /^bad (response|upgrade)$/.test(text))
    return failed('malformed', 'the answer is not what HTTP allows here');
  const known = BY_CODE.find(([pattern]) => pattern.test(code))?.[1];
  if (known !== undefined) return failed(known, text === '' ? code : text);
  if (cause instanceof Error && cause.name === 'HTTPParserError') return failed('malformed', text);
  throw error;
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
