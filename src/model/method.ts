/** The HTTP methods that a description can document, spelled as they are sent. */
export const METHODS = ['GET', 'PUT', 'POST', 'DELETE', 'OPTIONS', 'HEAD', 'PATCH', 'TRACE'] as const;

/** An HTTP method, always in capitals (RFC 9110: methods are case-sensitive). Descriptions spell them in lower case; `load/` translates. */
export type Method = (typeof METHODS)[number];
