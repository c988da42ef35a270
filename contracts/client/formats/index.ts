export { codeEnvelope } from './code-envelope.ts';
export { structuredError } from './structured-error.ts';
