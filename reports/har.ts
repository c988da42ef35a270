import type { RecordedExchange, Report } from '../src/model/report.ts';
import type { Reporter } from './reporter.ts';
import { jsonText } from './shared/json-text.ts';

/** HTTP Archive 1.2 with every exchange of the report, for browsers' network panels and proxies. API keys are masked. */
export const har: Reporter = (report) => {
  const [name = report.run.tool, version = ''] = report.run.tool.split(' ');
  const citing = Map.groupBy(
    report.results.flatMap(({ findings }) =>
      findings.flatMap(({ id, exchange, steps = [{ exchange }] }) => steps.map((step) => ({ id, exchange: step.exchange }))),
    ),
    ({ exchange }) => exchange,
  );
  const entries = Object.entries(report.exchanges).map(([exchange, recorded]) => {
    const findings = (citing.get(exchange) ?? []).map(({ id }) => id);
    return entry(recorded, { report, comment: [exchange, ...findings].join('\n') });
  });
  return `${jsonText({ log: { version: '1.2', creator: { name, version }, entries } }, 2)}\n`;
};

interface Context {
  readonly report: Report;
  readonly comment: string;
}

/** The report has no time of a single exchange: all of them begin with the run. */
function entry({ method, url, headers, body, answer }: RecordedExchange, { report, comment }: Context) {
  const time = 'failure' in answer ? 0 : answer.ms;
  return {
    startedDateTime: report.run.started,
    time,
    request: {
      method,
      url,
      httpVersion: 'HTTP/1.1',
      cookies: [],
      headers: pairs(headers),
      queryString: queryOf(url),
      ...(body === null ? {} : { postData: { mimeType: headerOf(headers, 'content-type'), ...bodyOf(body) } }),
      headersSize: -1,
      bodySize: body === null ? 0 : sizeOf(body),
    },
    response: responseOf(answer),
    cache: {},
    timings: { send: 0, wait: time, receive: 0 },
    comment,
  };
}

/** A request without an answer has status 0, as browsers write it. */
function responseOf(answer: RecordedExchange['answer']) {
  const common = { httpVersion: 'HTTP/1.1', cookies: [], redirectURL: '', headersSize: -1 };
  if ('failure' in answer)
    return {
      ...common,
      status: 0,
      statusText: '',
      headers: [],
      content: { size: 0, mimeType: '' },
      bodySize: -1,
      comment: `${answer.failure} ${answer.detail}`,
    };
  const { status, headers, body } = answer;
  const content = { size: sizeOf(body), mimeType: headerOf(headers, 'content-type'), ...bodyOf(body) };
  return {
    ...common,
    status,
    statusText: '',
    headers: pairs(headers),
    content,
    redirectURL: headerOf(headers, 'location'),
    bodySize: sizeOf(body),
  };
}

function pairs(headers: RecordedExchange['headers']) {
  return Object.entries(headers).map(([name, value]) => ({ name, value }));
}

function headerOf(headers: RecordedExchange['headers'], wanted: string): string {
  return Object.entries(headers).find(([name]) => name.toLowerCase() === wanted)?.[1] ?? '';
}

function queryOf(url: string) {
  return URL.canParse(url) ? [...new URL(url).searchParams].map(([name, value]) => ({ name, value })) : [];
}

/** The report marks bytes that are no text with `base64:`. */
function bodyOf(body: string): { readonly text: string; readonly encoding?: 'base64' } {
  return body.startsWith('base64:') ? { text: body.slice('base64:'.length), encoding: 'base64' } : { text: body };
}

function sizeOf(body: string): number {
  return body.startsWith('base64:') ? Buffer.byteLength(body.slice('base64:'.length), 'base64') : Buffer.byteLength(body);
}
