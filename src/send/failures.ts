import type { Failure } from '../model/exchange.ts';
import type { Failed } from '../model/wire.ts';

export function failed(failure: Failure, detail: string): Failed {
  return { kind: 'failed', failure, detail };
}

const BY_CODE: readonly (readonly [RegExp, Failure])[] = [
  [/^(ECONNREFUSED|EHOSTUNREACH|ENETUNREACH|EHOSTDOWN|EADDRNOTAVAIL|EACCES|EPERM)$/, 'refused'],
  [/^(ENOTFOUND|EINVAL|ENODATA|ENAMETOOLONG|EAI_\w+)$/, 'unresolved'],
  [/^(ETIMEDOUT|UND_ERR_(CONNECT|HEADERS|BODY)_TIMEOUT)$/, 'timeout'],
  [/^(HPE_HEADER_OVERFLOW|UND_ERR_HEADERS_OVERFLOW|UND_ERR_RES_EXCEEDED_MAX_SIZE)$/, 'too-large'],
  [/^(HPE_\w+|UND_ERR_RES_CONTENT_LENGTH_MISMATCH)$/, 'malformed'],
  [/^(ERR_TLS|ERR_SSL|CERT_|UNABLE_TO_|DEPTH_ZERO_SELF|SELF_SIGNED|HOSTNAME_MISMATCH|EPROTO|CRL_|ERROR_IN_)/, 'tls'],
  [/^(ECONNRESET|ECONNABORTED|EPIPE|UND_ERR_SOCKET|UND_ERR_DESTROYED|UND_ERR_CLOSED|UND_ERR_INFO)$/, 'reset'],
];

/** Errors of this machine: the target has no part in them. */
const OF_THIS_MACHINE = /^(EMFILE|ENFILE|ENOBUFS|ENOMEM|ENETDOWN|ERR_SOCKET_BAD_PORT|ERR_OUT_OF_MEMORY)$/;

/** Errors for a request that could not be sent because it is invalid. */
const OF_THE_REQUEST = /^(UND_ERR_INVALID_ARG|UND_ERR_REQ_CONTENT_LENGTH_MISMATCH|UND_ERR_NOT_SUPPORTED|ERR_INVALID_\w+)$/;

/** Maps an error of the HTTP client to a failure of the target or of this machine. Throws it again only if the request itself was invalid. */
export function failureOf(error: unknown): Failed {
  const cause = error instanceof AggregateError ? (error.errors[0] ?? error) : error;
  const code = codeOf(cause);
  const text = cause instanceof Error && cause.message !== '' ? cause.message : code;
  if (OF_THE_REQUEST.test(code)) throw error;
  // The parser reports an answer that is not HTTP by the name of the error, with or without a code.
  if (code === 'UND_ERR_SOCKET' && /^bad (response|upgrade)$/.test(text))
    return failed('malformed', 'the answer is not what HTTP allows here');
  const known = BY_CODE.find(([pattern]) => pattern.test(code))?.[1];
  if (known !== undefined) return failed(known, text);
  if (OF_THIS_MACHINE.test(code)) return failed('local', text);
  // The client asserts what HTTP promises, such as a status of at least 100.
  if (code === 'ERR_ASSERTION') return failed('malformed', 'the answer is not what HTTP allows here');
  if (cause instanceof Error && cause.name === 'HTTPParserError') return failed('malformed', text);
  // A system error that is not listed is one of the connection all the same.
  return failed('reset', text === '' ? 'the connection failed' : text);
}

function codeOf(error: unknown): string {
  return error instanceof Error && 'code' in error && typeof error.code === 'string' ? error.code : '';
}
