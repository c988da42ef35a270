import addFormats from 'ajv-formats';
import { isArray, isObject, type Json, type JsonObject, same, typeOf } from '../json/json.ts';
import type { Schema } from '../model/format.ts';
import { DROPPED } from './keywords.ts';
import { isMultiple } from './multiples.ts';
import { safePattern } from './safe-pattern.ts';

type Test = (value: Json) => boolean;

/** Keywords that say nothing about whether a value is valid. */
const ANNOTATIONS = new Set([
  ...['title', 'description', 'default', 'examples', 'deprecated', 'readOnly', 'writeOnly'],
  ...['contentMediaType', 'contentEncoding', 'contentSchema'],
  ...DROPPED,
]);

const known = new WeakMap<object, Test | undefined>();

/**
 * Checks a value without compiling its schema, which takes milliseconds: descriptions have thousands of schemas of a text or a number, each of which
 * is checked a few times. `undefined` for a schema with keywords that only the compiler knows. The result is that of the compiled schema.
 */
export function quickCheck(schema: Schema): Test | undefined {
  if (!isObject(schema)) return () => schema;
  if (known.has(schema)) return known.get(schema);
  const check = all(schema);
  known.set(schema, check);
  return check;
}

function all(schema: JsonObject): Test | undefined {
  const tests: Test[] = [];
  for (const [keyword, argument] of Object.entries(schema)) {
    if (ANNOTATIONS.has(keyword) || keyword.startsWith('x-')) continue;
    const test = testOf(keyword, argument);
    if (test === undefined) return undefined;
    tests.push(test);
  }
  return (value) => tests.every((test) => test(value));
}

function testOf(keyword: string, argument: Json): Test | undefined {
  switch (keyword) {
    case 'type':
      return typeTest(isArray(argument) ? argument : [argument]);
    case 'enum':
      return isArray(argument) ? (value) => argument.some((choice) => same(choice, value)) : undefined;
    case 'const':
      return (value) => same(argument, value);
    case 'minLength':
      return limitTest(argument, (text: string, limit) => lengthOf(text) >= limit, 'string');
    case 'maxLength':
      return limitTest(argument, (text: string, limit) => lengthOf(text) <= limit, 'string');
    case 'minimum':
      return limitTest(argument, (value: number, limit) => value >= limit, 'number');
    case 'maximum':
      return limitTest(argument, (value: number, limit) => value <= limit, 'number');
    case 'exclusiveMinimum':
      return limitTest(argument, (value: number, limit) => value > limit, 'number');
    case 'exclusiveMaximum':
      return limitTest(argument, (value: number, limit) => value < limit, 'number');
    case 'multipleOf':
      return limitTest(argument, isMultiple, 'number');
    case 'pattern':
      return patternTest(argument);
    case 'format':
      return formatTest(argument);
    default:
      return undefined;
  }
}

function typeTest(types: readonly Json[]): Test {
  return (value) => {
    const type = typeOf(value);
    return types.includes(type) || (type === 'integer' && types.includes('number'));
  };
}

function limitTest(limit: Json, fits: (value: string, limit: number) => boolean, type: 'string'): Test | undefined;
function limitTest(limit: Json, fits: (value: number, limit: number) => boolean, type: 'number'): Test | undefined;
function limitTest(limit: Json, fits: (value: never, limit: number) => boolean, type: 'string' | 'number'): Test | undefined {
  if (typeof limit !== 'number') return undefined;
  // A value of another type is not concerned; one of this type is what `fits` takes.
  return (value) => typeof value !== type || fits(value as never, limit);
}

function patternTest(pattern: Json): Test | undefined {
  if (typeof pattern !== 'string') return undefined;
  try {
    const expression = safePattern(pattern, 'u');
    return (value) => typeof value !== 'string' || expression.test(value);
  } catch {
    return undefined;
  }
}

/** Only formats of texts that are a regular expression or a plain function. */
function formatTest(name: Json): Test | undefined {
  if (typeof name !== 'string') return undefined;
  const format = formatNamed(name);
  if (format instanceof RegExp) return (value) => typeof value !== 'string' || format.test(value);
  if (typeof format === 'function') return (value) => typeof value !== 'string' || format(value) === true;
  return undefined;
}

function formatNamed(name: string): unknown {
  try {
    // The library types the name as one of its own, and throws for any other.
    return addFormats.default.get(name as Parameters<typeof addFormats.default.get>[0]);
  } catch {
    return undefined;
  }
}

/** In code points, as JSON Schema counts. */
function lengthOf(text: string): number {
  let length = 0;
  for (const _ of text) length += 1;
  return length;
}
