import { successOf } from '../../src/judge/readings.ts';
import type { Response } from '../../src/model/format.ts';
import type { ExchangeRequirement, Observation } from '../../src/model/requirement.ts';
import { isJsonType } from '../../src/read/media.ts';
import { always } from '../kit/applies.ts';
import { essence } from '../kit/media.ts';
import { isRequestId, misshapen } from '../kit/shape.ts';

/** The documented response of the success, or `undefined` where its body is not described. */
function responseOf(observation: Observation): Response | undefined {
  const success = successOf(observation);
  const response = observation.operation?.responses.find(({ status }) => status === success?.status);
  return response?.mediaType === undefined ? undefined : response;
}

/** Bulk answers are judged by `bulk/shape`, the request id by `envelope/request-id`, an error inside by `envelope/error-is-no-success`. */
export default {
  kind: 'exchange',
  id: 'envelope/success-shape',
  level: 'MUST',
  title: 'A success MUST match the response schema of its operation, and carry no error',
  source: 'the response schemas of the description',
  needs: ['transport/answers', 'accept/status', 'envelope/error-is-no-success', 'codes/cause'],
  applies: always,
  exercisedBy: 'any accepted request',
  concerns: (observation) => responseOf(observation) !== undefined && observation.probe.expect.kind !== 'bulk',
  *judge(observation) {
    const { format, operation } = observation;
    const [response, success] = [responseOf(observation), successOf(observation)];
    if (response === undefined || success === undefined) return;
    const { mediaType, schemaPointer } = response;
    const spec = schemaPointer ?? operation?.pointer ?? '';
    if (observation.exchange.outcome.kind === 'answered' && observation.exchange.outcome.body.length === 0) {
      yield { code: 'empty-success', where: '', expected: essence(mediaType) ?? '', actual: 'an empty body', spec };
      return;
    }
    const came = essence(success.mediaType);
    const alike = came === essence(mediaType) || (isJsonType(came) && isJsonType(mediaType));
    if (!alike || (isJsonType(mediaType) && success.body === undefined)) {
      const actual = alike ? 'no JSON' : (came ?? 'missing');
      yield { code: 'success-media-type', where: 'header:content-type', expected: essence(mediaType) ?? '', actual, spec };
    }
    if (success.body === undefined || schemaPointer === undefined || !isJsonType(mediaType)) return;
    yield* misshapen(format, schemaPointer, success.body, { code: 'success-shape', except: (where) => isRequestId(format, where) });
  },
} satisfies ExchangeRequirement;
