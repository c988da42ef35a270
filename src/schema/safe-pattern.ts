import { type Context, createContext, Script } from 'node:vm';

/** A text of this length is matched quickly by a pattern without repeated groups. */
const SHORT = 500;
/** A repeated group (`(…)+`, `(…){2,}`), which may take exponential time. */
const REPEATED_GROUP = /\)[*+{]/;
/** Milliseconds after which a match is given up: more than a busy machine keeps a process waiting, so that the same run plans the same requests. */
const MOST_MS = 2_000;

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

const MOST_EXAMINED = 2000;
/** Patterns that once took too long: they match nothing from then on. */
const slow = new Set<string>();
const firstGroupScript = new Script('expression.exec(text)?.slice(1).find((group) => group !== undefined)');

/** The first group that matches where an expression first matches; `undefined` if it does not match, or not in time. Only the beginning of a long text is searched. */
export function firstGroup(pattern: string, text: string): string | undefined {
  if (slow.has(pattern)) return undefined;
  const examined = text.slice(0, MOST_EXAMINED);
  const expression = new RegExp(pattern, 'u');
  if (!REPEATED_GROUP.test(pattern) && examined.length <= SHORT)
    return expression
      .exec(examined)
      ?.slice(1)
      .find((group) => group !== undefined);
  const found = ranInTime(firstGroupScript, expression, examined, () => slow.add(pattern));
  return typeof found === 'string' ? found : undefined;
}

/** Whether the expression matches; `undefined` if that takes too long. A timeout of `node:vm` interrupts a match, too. */
function matchInTime(expression: RegExp, text: string): boolean | undefined {
  const matched = ranInTime(script, expression, text);
  return matched === undefined ? undefined : matched === true;
}

/** What a script answers for an expression and a text; `undefined` if that takes too long. */
function ranInTime(examine: Script, expression: RegExp, text: string, tooSlow: () => void = () => {}): unknown {
  shared ??= createContext({});
  shared.expression = expression;
  shared.text = text;
  try {
    return examine.runInContext(shared, { timeout: MOST_MS });
  } catch (error) {
    // An error of the context is no instance of this realm's Error.
    if (typeof error !== 'object' || error === null || !('code' in error) || error.code !== 'ERR_SCRIPT_EXECUTION_TIMEOUT') throw error;
    tooSlow();
    return undefined;
  }
}
