import type { CodeOf, Decoded, DetailOf, Failure, KnownFailure } from './decoded.ts';
import type { ErrorFormat } from './format.ts';

/** A failure with one of the documented codes, narrowed to that code. */
export type FailureWithCode<F extends ErrorFormat, Code extends CodeOf<F>> = Failure<F> & KnownFailure<F> & { readonly code: Code };

/** Whether an answer is a failure with this documented code; the compiler knows the codes of the format. */
export function isCode<F extends ErrorFormat, const Code extends CodeOf<F>>(
  decoded: Decoded<F>,
  code: Code,
): decoded is FailureWithCode<F, Code> {
  return decoded.kind === 'failure' && decoded.known && decoded.code === code;
}

/** Whether an answer is a failure with this documented second-level code. */
export function isDetail<F extends ErrorFormat>(decoded: Decoded<F>, code: DetailOf<F>): decoded is Failure<F> {
  return decoded.kind === 'failure' && decoded.detail?.known === true && decoded.detail.code === code;
}
