import type { Exchange } from '../model/exchange.ts';

/** The exchange, frozen with all it holds but the bytes (typed arrays cannot be). */
export function frozen(exchange: Exchange): Exchange {
  const { request, outcome } = exchange;
  for (const holder of [request, outcome]) {
    if ('headers' in holder) Object.freeze(holder.headers.map((header) => Object.freeze(header)) && holder.headers);
    Object.freeze(holder);
  }
  return Object.freeze(exchange);
}
