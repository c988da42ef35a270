import type { Exchange, Header } from '../model/exchange.ts';

/** Freezes an exchange and all its parts except the bytes (typed arrays cannot be frozen). */
export function frozen(exchange: Exchange): Exchange {
  const { request, outcome } = exchange;
  freezeHeaders(request.headers);
  if (outcome.kind === 'answered') freezeHeaders(outcome.headers);
  Object.freeze(request);
  Object.freeze(outcome);
  return Object.freeze(exchange);
}

function freezeHeaders(headers: readonly Header[]): void {
  for (const header of headers) Object.freeze(header);
  Object.freeze(headers);
}
