import { FRAMEWORK_HINTS, FRAMEWORKS } from './frameworks.ts';
import { GATEWAY_HINTS, GATEWAYS } from './gateways.ts';
import { PROXIES, PROXY_HINTS } from './proxies.ts';
import type { Signature } from './signature.ts';

/** All signatures, the surest first: bodies before headers, and among headers those of the innermost before those of who stands in front. */
export const SIGNATURES: readonly Signature[] = [
  ...GATEWAYS,
  ...PROXIES,
  ...FRAMEWORKS,
  ...FRAMEWORK_HINTS,
  ...GATEWAY_HINTS,
  ...PROXY_HINTS,
];
