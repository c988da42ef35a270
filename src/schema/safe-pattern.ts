import { type Context, createContext, Script } from 'node:vm';

/** A text of this length is matched quickly by a pattern without repeated groups. */
const SHORT = 500;
/** A repeated group (`(…)+`, `(…){2,}`), which may take exponential time. */
const REPEATED_GROUP = /\)[*+{]/;
/** Milliseconds after which a match is given up. */
const MOST_MS = 500;

const script = new Script('expression.test(text)');
let shared: (Context & { expression?: RegExp; text?: string }) | undefined;

/** A pattern of a description, safe to apply to hostile texts. */
export interface SafePattern {
  /**
   * Whether the pattern matches. A match that takes too long is given up, and the pattern counts as matching everything from then on: what it
   * says about a text is not judged then.
   */
  readonly test: (text: string) => boolean;
  /** Unique for pattern and flags: ajv shares patterns by it. */
  readonly toString: () => string;
}

/** Compiles a pattern; throws a `SyntaxError` if it is invalid. */
export function safePattern(pattern: string, flags: string): SafePattern {
  const expression = new RegExp(pattern, flags);
  const isSuspicious = REPEATED_GROUP.test(pattern);
  let isTooSlow = false;
  return {
    test: (text) => {
      if (isTooSlow) return true;
      if (!isSuspicious && text.length <= SHORT) return expression.test(text);
      const matched = matchInTime(expression, text);
      isTooSlow = matched === undefined;
      return matched ?? true;
    },
    toString: () => String(expression),
  };
}

/** Whether the expression matches; `undefined` if that takes too long. A timeout of `node:vm` interrupts a match, too. */
function matchInTime(expression: RegExp, text: string): boolean | undefined {
  shared ??= createContext({});
  shared.expression = expression;
  shared.text = text;
  try {
    return script.runInContext(shared, { timeout: MOST_MS }) === true;
  } catch (error) {
    // An error of the context is no instance of this realm's Error.
    if (typeof error === 'object' && error !== null && 'code' in error && error.code === 'ERR_SCRIPT_EXECUTION_TIMEOUT') return undefined;
    throw error;
  }
}
