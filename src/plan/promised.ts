import { isArray, isObject } from '../json/json.ts';
import { type Pointer, at as valueAt } from '../json/pointer.ts';
import { documentsStatus } from '../model/documented.ts';
import type { Entry, Expected, Format, Operation, Schema } from '../model/format.ts';
import { ACCEPTED_OR_REJECTED, type Cause, type ConstraintViolation } from '../model/probe.ts';
import { nodeOf, typesOf } from '../schema/node.ts';
import { checkedAs, validity } from '../schema/validate.ts';

/**
 * The expectation of an operation, where entries of the catalogue are only usual. Statuses that the operation documents are what it promises. Where it documents
 * none of them, any of the usual ones will do, and another one breaks no promise. Expectations of documented entries stay as they are.
 */
export function promisedBy(operation: Operation, cause: Cause, expected: Expected, format: Format): Expected {
  const entries = format.catalogue.filter(({ id }) => expected.entries.includes(id));
  if (!entries.some(isUsual)) return expected;
  const promised = entries.filter((entry) => !isUsual(entry) || documentsStatus(operation, entry));
  switch (cause.kind) {
    case 'unknown-id':
    case 'not-an-id':
      return ofId(operation, expected, promised);
    case 'violation':
      return ofViolation(cause.violations, expected, { promised, format });
    case 'not-an-object':
      return cause.type === 'array' && isEmptyValid(operation, format) ? ACCEPTED_OR_REJECTED : asPromised(expected, promised);
    case 'open':
      return { ...expected, accepted: true, anyEntry: true };
    case 'empty-body':
      return isEmptyValid(operation, format) ? ACCEPTED_OR_REJECTED : { ...expected, usual: 'all' };
    case 'key':
      return { ...expected, usual: cause.how === 'misplaced' ? 'all' : 'code' };
    default:
      return asPromised(expected, promised);
  }
}

/** That the request is rejected is promised where the operation documents a status for it, but not which of the usual ones it has. */
function asPromised(expected: Expected, promised: readonly Entry[]): Expected {
  return { ...expected, usual: promised.length === 0 ? 'all' : 'code' };
}

/** Many servers read a body without bytes as an empty object, some an empty list too. */
function isEmptyValid({ body }: Operation, format: Format): boolean {
  return body === undefined || validity(format, checkedAs(format, body))({});
}

function isUsual({ source }: Entry): boolean {
  return source.basis === 'usual';
}

/** The statuses of a resource that is not there (RFC 9110, sections 15.5.5 and 15.5.11). */
const NOT_THERE = [404, 410];

/** An operation that documents its answer to unknown ids must give it. For others nothing is certain where its ids are not known to be any. */
function ofId({ valid, method }: Operation, expected: Expected, promised: readonly Entry[]): Expected {
  const isPromised = promised.some(({ statuses }) => statuses.some((status) => NOT_THERE.includes(status)));
  if (isPromised) return { ...expected, entries: promised.map(({ id }) => id) };
  // A PUT may create what is not there, and a DELETE has nothing left to do.
  const isLookedUp = valid.from !== undefined && method !== 'PUT' && method !== 'DELETE';
  return isLookedUp ? { ...expected, usual: 'all' } : ACCEPTED_OR_REJECTED;
}

/** Constraints that many servers do not check, since JSON Schema does not ask for it (`format` is an annotation). */
const SELDOM_CHECKED = ['format', 'contentMediaType', 'contentEncoding'];
/** Constraints of members that a schema does not know. */
const OF_UNKNOWN = ['additionalProperties', 'unevaluatedProperties', 'propertyNames'];

/** An operation that documents its answer to invalid requests must reject them with it. Whether a server converts types and ignores what it does not know is open. */
function ofViolation(
  violations: readonly ConstraintViolation[],
  expected: Expected,
  { promised, format }: { readonly promised: readonly Entry[]; readonly format: Format },
): Expected {
  const checked = violations.filter((each) => !OF_UNKNOWN.includes(each.constraint) && !isConverted(format, each));
  if (checked.length === 0) return { ...ACCEPTED_OR_REJECTED, usual: 'all' };
  const isCertain = promised.length > 0 && checked.some(({ constraint }) => !SELDOM_CHECKED.includes(constraint));
  return isCertain ? { ...expected, entries: promised.map(({ id }) => id) } : { ...expected, usual: 'all' };
}

/** Whether servers are known to convert the value: `"1"` for 1, 1 for `true`, `null` for an empty text, `"a"` for `["a"]`, `[]` for `{}`. */
function isConverted(format: Format, { at, constraint, change, spec }: ConstraintViolation): boolean {
  if (!at.startsWith('/body') || change.kind !== 'set' || !['type', 'null'].includes(constraint)) return false;
  if (change.value === null || typeof change.value !== 'object') return true;
  return isArray(change.value) && typesOf(nodeOf(format, schemaAt(format, spec), spec)).includes('object');
}

function schemaAt(format: Format, where: Pointer): Schema {
  const found = valueAt(format.document, where);
  return isObject(found) || typeof found === 'boolean' ? found : true;
}
