import { isArray, isObject, type Json } from '../../src/json/json.ts';
import { at, type Pointer, tokens } from '../../src/json/pointer.ts';
import { successOf } from '../../src/judge/readings.ts';
import { expectedOf } from '../../src/judge/scope.ts';
import type { Cause } from '../../src/model/probe.ts';
import { asDocument } from '../../src/model/request.ts';
import { isJsonType } from '../../src/read/media.ts';
import { essence } from '../kit/media.ts';
import { exchange } from '../kit/requirement.ts';
import { isRequestId, mismatchText, misshapen, type SchemaMismatch } from '../kit/shape.ts';

/** Causes of requests that may break their schema and still be accepted. */
const MAY_BREAK_SCHEMA: ReadonlySet<Cause['kind']> = new Set(['open', 'violation', 'lenient-json']);

/** The names of all members of a value. */
function namesIn(value: Json): ReadonlySet<string> {
  const below = isArray(value) ? value : isObject(value) ? Object.values(value) : [];
  return new Set([...(isObject(value) ? Object.keys(value) : []), ...below.flatMap((each) => [...namesIn(each)])]);
}

/** Whether a member of an answer repeats one that the request has, or is missing in both: what breaks the schema of the request breaks that of the answer too. */
function isEcho(where: Pointer, body: Json | undefined, sent: ReadonlySet<string>): boolean {
  const name = tokens(where).findLast((token) => !/^\d+$/.test(token));
  if (name === undefined) return false;
  return sent.has(name) === (body !== undefined && at(body, where) !== undefined);
}

/** Bulk answers are judged by `bulk/shape`, the request id by `envelope/request-id`, an error inside by `envelope/error-is-no-success`. */
export default exchange({
  id: 'envelope/success-shape',
  level: 'MUST',
  title: 'A success MUST match the response schema of its operation',
  source: 'OpenAPI description: responses of the operation',
  needs: ['transport/answers', 'accept/status', 'envelope/error-is-no-success', 'codes/cause'],
  exercisedBy: 'any accepted request',
  codes: {
    'success-shape': {
      says: (mismatch: SchemaMismatch) => `The success does not match its schema: ${mismatchText(mismatch)}.`,
      hint: 'Write the response with the documented members and types, or correct the schema.',
    },
    'success-media-type': {
      says: ({ expected, actual }: { expected: string; actual: string }) =>
        `The success should be ${expected}, but the answer is ${actual}.`,
      hint: 'Set the documented Content-Type, or correct the description.',
    },
    'empty-success': {
      says: ({ expected }: { expected: string }) => `The success should have a body of ${expected}, but its body is empty.`,
      hint: 'Send the documented body, or document the response without one.',
    },
  },
  select: (observation) => {
    const success = successOf(observation);
    const response = observation.operation?.responses.find(({ status }) => status === success?.status);
    if (success === undefined || response?.mediaType === undefined || observation.probe.expect.kind === 'bulk') return undefined;
    return { success, mediaType: response.mediaType, schema: response.schemaPointer };
  },
  *judge({ success, mediaType, schema }, { find, observation }) {
    const { format, operation, exchange: sent, probe } = observation;
    const spec = schema ?? operation?.pointer ?? '';
    const expected = essence(mediaType) ?? '';
    const isUsual = expectedOf(observation)?.usual === 'all';
    if (sent.outcome.kind === 'answered' && sent.outcome.body.length === 0) {
      yield find['empty-success']({ where: '', expected, actual: 'an empty body', spec });
      return;
    }
    const came = essence(success.mediaType);
    const alike = came === expected || (isJsonType(came) && isJsonType(mediaType));
    if (!alike || (isJsonType(mediaType) && success.body === undefined)) {
      const actual = alike ? 'no JSON' : (came ?? 'missing');
      yield find['success-media-type']({ where: 'header:content-type', expected, actual, spec });
    }
    if (success.body === undefined || schema === undefined || !isJsonType(mediaType)) return;
    const fromRequest = MAY_BREAK_SCHEMA.has(probe.cause.kind) ? namesIn(asDocument(observation.sent.request)) : undefined;
    const isLeftOut = (where: Pointer) =>
      isRequestId(format, where) || (fromRequest !== undefined && isEcho(where, success.body, fromRequest));
    for (const mismatch of misshapen(format, schema, success.body, isLeftOut)) yield find['success-shape']({ ...mismatch, isUsual });
  },
});
