import { textsOf } from '../../reports/sentences.ts';
import type { Json } from '../../src/json/json.ts';
import type { Finding, RecordedExchange, Report, Result, RunMessage } from '../../src/model/report.ts';
import { VERDICTS } from '../../src/model/verdict.ts';
import { requirements } from '../../suites/index.ts';

/** What our requirements say of their findings. */
export const TEXTS = textsOf(requirements);

/** A finding of `fields/names-cause`, unless stated otherwise. */
export function finding(changes: Partial<Finding> = {}): Finding {
  return {
    id: 'fields/names-cause:0123456789',
    requirement: 'fields/names-cause',
    code: 'not-named',
    operation: 'createQrcode',
    cause: 'violation',
    about: 'content.url missing',
    where: '/error/fields',
    expected: ['url'],
    actual: ['content.url'],
    spec: '/paths/~1qrcodes/post/requestBody/content/application~1json/schema',
    count: 1,
    exchange: 'structured-error:createQrcode/violation/body/content/url/required#probe',
    recipe: recipe('createQrcode/violation/body/content/url/required'),
    ...changes,
  };
}

/** The recipe of a scenario with one step named `probe`, which carries the valid key, unless stated otherwise. */
export function recipe(scenario: string, probe: Readonly<Record<string, Json>> = {}, more: Readonly<Record<string, Json>> = {}): Json {
  const request = { path: {}, query: {}, header: {}, body: null };
  const step = {
    step: 'probe',
    method: 'POST',
    path: '/qrcodes',
    request,
    body: { kind: 'json' },
    key: { kind: 'good' },
    bind: [],
    cause: { kind: 'empty-body' },
    expect: { kind: 'anything' },
    spec: '',
    ...probe,
  };
  return { scenario, states: [], uses: [], writes: true, steps: [step], shared: [], ...more };
}

/** A passed result, unless stated otherwise. */
export function result(changes: Partial<Result> & Pick<Result, 'id'>): Result {
  return {
    format: 'structured-error',
    level: 'MUST',
    title: 'A server MUST do as it is documented.',
    source: 'structured-error 1.1',
    verdict: 'passed',
    operations: { createQrcode: 'passed', getQrcode: 'passed' },
    findings: [],
    ...changes,
  };
}

/** A refused create with a key that is masked. */
export function exchange(changes: Partial<RecordedExchange> = {}): RecordedExchange {
  return {
    method: 'POST',
    url: 'http://127.0.0.1:4010/api/v1/qrcodes',
    headers: { 'x-api-key': '***', 'content-type': 'application/json', 'content-length': '29' },
    body: '{"type":"url","content":{}}',
    answer: {
      status: 400,
      headers: { 'content-type': 'application/json; charset=utf-8' },
      body: '{"error":{"code":"VALIDATION_ERROR","message":"The input is not valid","fields":[{"field":"content.url","message":"is required"}]},"request_id":"6f1f6a0e-2d7c-4df0-9c58-0d6f4f5f9a11"}',
      ms: 3.4,
    },
    answeredBy: null,
    ...changes,
  };
}

/** A report of these results, its summary counted. */
export function report(results: readonly Result[], changes: Partial<Report> = {}): Report {
  const count = (verdict: string) => results.filter((one) => one.verdict === verdict).length;
  return {
    version: 1,
    run: {
      tool: 'errspec 0.1.0',
      started: '2026-11-24T06:00:00.000Z',
      ms: 6230,
      targets: { 'structured-error': 'http://127.0.0.1:4010/api/v1' },
      interrupted: false,
      options: { strict: false },
      requests: 612,
      retries: 0,
      notes: [],
      warnings: [],
    },
    seed: 1,
    // `as`: built from all verdicts.
    summary: Object.fromEntries(VERDICTS.map((verdict) => [verdict, count(verdict)])) as Report['summary'],
    results,
    coverage: [],
    exchanges: {},
    ...changes,
  };
}

const BULK = '{"qrcodes":[{"type":"url","content":{}},{"type":"text","content":{"text":"ok"}}]}';

/** Every kind of verdict and finding that a report can hold. */
export function everything(): Report {
  const results: readonly Result[] = [
    result({ id: 'transport/answers' }),
    result({
      id: 'transport/json',
      verdict: 'failed',
      title: 'An error MUST be JSON under a JSON media type.',
      operations: { getQrcode: 'failed' },
      findings: [
        finding({
          id: 'transport/json:1111111111',
          requirement: 'transport/json',
          code: 'not-json',
          operation: 'getQrcode',
          cause: 'unknown-id',
          about: 'an id that names nothing',
          where: '',
          expected: 'application/json',
          actual: 'text/html',
          count: 3,
          exchange: 'structured-error:getQrcode/unknown#probe',
          recipe: recipe('getQrcode/unknown'),
        }),
      ],
    }),
    result({
      id: 'access/key-required',
      verdict: 'blocked',
      operations: { getQrcode: 'blocked' },
      reason: 'transport/json',
    }),
    result({ id: 'access/permission', verdict: 'not-exercised', operations: {}, reason: 'an API key that may not write' }),
    result({
      id: 'fields/names-cause',
      verdict: 'failed',
      title: 'A validation error MUST name the broken field, at its documented name; of several broken fields at least one.',
      operations: { createQrcode: 'failed', updateQrcode: 'failed' },
      findings: [
        finding({ count: 4 }),
        finding({
          id: 'fields/names-cause:2222222222',
          about: 'content.text of the wrong type (a list of numbers, and of the longest length)',
          expected: ['text'],
          actual: ['content.text'],
          operation: 'updateQrcode',
          count: 2,
          exchange: null,
        }),
      ],
    }),
    result({
      id: 'fields/complete',
      level: 'SHOULD',
      verdict: 'failed',
      title: 'Of several broken fields all SHOULD be named at once.',
      operations: { createQrcodes: 'failed' },
      findings: [
        finding({
          id: 'fields/complete:3333333333',
          requirement: 'fields/complete',
          code: 'not-all-named',
          operation: 'createQrcodes',
          cause: 'bulk',
          about: 'bulk of 2 items, broken: 0',
          where: '/errors/0/errors',
          expected: ['type', 'url'],
          actual: ['url'],
          exchange: 'structured-error:createQrcodes/bulk#probe',
          recipe: recipe('createQrcodes/bulk'),
        }),
      ],
    }),
    result({ id: 'limits/rate', verdict: 'errored', operations: { listQrcodes: 'errored' }, reason: 'a requirement threw: TypeError' }),
    result({ id: 'limits/headers', level: 'SHOULD', verdict: 'skipped', operations: {}, reason: 'the format documents no limit headers' }),
  ];
  return report(results, {
    run: {
      ...report(results).run,
      retries: 2,
      // `as`: a report of a later version may have other codes than the type.
      notes: [{ code: 'a-code-of-later', format: 'structured-error', detail: { policy: 'mirror' } } as unknown as RunMessage],
      warnings: [
        {
          code: 'tear-down-failed',
          format: 'structured-error',
          detail: { state: 'a QR code exists', why: 'the provider-state URL answered 500' },
        },
      ],
    },
    coverage: [
      {
        format: 'structured-error',
        successes: { listQrcodes: 'observed', createQrcode: 'observed', getQrcode: 'not-exercised' },
        codes: [
          { entry: 'INVALID_JSON', meaning: 'The body is not JSON.', operations: { createQrcode: 'observed', createQrcodes: 'observed' } },
          {
            entry: 'NOT_FOUND',
            meaning: 'No such QR code, or not the caller’s.',
            operations: { getQrcode: 'wrong', deleteQrcode: 'observed' },
          },
          { entry: 'RATE_LIMITED', meaning: 'The limit is spent.', operations: { listQrcodes: 'not-exercised' } },
        ],
        undocumented: [{ operation: 'getQrcode', code: 'FORBIDDEN' }],
        gaps: [
          { why: 'state', needs: 'the rate limit is spent', scenarios: 3, entries: ['RATE_LIMITED'] },
          { why: 'assumed', needs: 'createKey', scenarios: 1, entries: ['409'] },
        ],
      },
    ],
    exchanges: {
      'structured-error:createQrcode/violation/body/content/url/required#probe': exchange(),
      'structured-error:createQrcodes/bulk#probe': exchange({ url: 'http://127.0.0.1:4010/api/v1/qrcodes/bulk', body: BULK }),
      'structured-error:getQrcode/unknown#probe': exchange({
        method: 'GET',
        url: 'http://127.0.0.1:4010/api/v1/qrcodes/00000000-0000-4000-8000-000000000000',
        headers: { 'x-api-key': '***' },
        body: null,
        answer: {
          status: 404,
          headers: { 'content-type': 'text/html' },
          body: '<html>\r\n<head><title>404 Not Found</title></head>\r\n<center>nginx \u001b[31m\u202e</center>\r\n</html>\r\n',
          ms: 1,
        },
        answeredBy: 'a proxy, nginx (its error page)',
      }),
    },
  });
}
