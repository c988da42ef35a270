import type { Json, JsonObject } from '../../src/json/json.ts';
import { pointer } from '../../src/json/pointer.ts';

/** A field that is wrong: where it is, and the constraint that it violates. */
export interface WrongField {
  readonly in: 'body' | 'query';
  readonly path: readonly (string | number)[];
  readonly keyword: string;
}

/** Why a request is rejected. */
export interface Rejection {
  readonly cause: 'badKey' | 'malformedJson' | 'emptyBody' | 'notAnObject' | 'invalid' | 'unknown';
  readonly fields: readonly WrongField[];
}

/** An error as a dialect writes it. */
export interface WrittenError {
  readonly status: number;
  readonly mediaType?: string;
  readonly body: Json;
}

type Writer = (rejection: Rejection) => WrittenError;

const dotted = ({ path }: WrongField) => path.join('.');
const indexed = ({ path }: WrongField) =>
  path.map((key, at) => (typeof key === 'number' ? `[${key}]` : at === 0 ? key : `.${key}`)).join('');
const bracketed = ({ path }: WrongField) => path.map((key, at) => (at === 0 ? String(key) : `[${key}]`)).join('');
const slashed = ({ path }: WrongField) => path.join('/');
const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);
const message = ({ keyword }: WrongField) => `does not satisfy ${keyword}`;

/** The object that lacks a member; for other violations the member itself. */
const holder = (field: WrongField): WrongField => (field.keyword === 'required' ? { ...field, path: field.path.slice(0, -1) } : field);

/** A map of names to lists of messages. */
function mapOf(fields: readonly WrongField[], name: (field: WrongField) => string): JsonObject {
  return Object.fromEntries(fields.map((field) => [name(field), [message(field)]]));
}

/** Maps within maps, and lists with empty maps for what is right. */
function nested(fields: readonly WrongField[]): Json {
  const keys = new Set(fields.map(({ path }) => path[0]));
  // A list of plain values has a map of positions.
  const isList = [...keys].every((key) => typeof key === 'number') && fields.some(({ path }) => path.length > 1);
  const within = (key: string | number | undefined): Json => {
    const inner = fields.filter(({ path }) => path[0] === key);
    const own = inner.find(({ path }) => path.length === 1);
    if (own === undefined) return nested(inner.map((field) => ({ ...field, path: field.path.slice(1) })));
    return isList ? { non_field_errors: [message(own)] } : [message(own)];
  };
  if (!isList) return Object.fromEntries([...keys].map((key) => [String(key), within(key)]));
  const length = Math.max(...[...keys].map(Number)) + 1;
  return Array.from({ length }, (_, index) => (keys.has(index) ? within(index) : {}));
}

const STATUS = { badKey: 401, malformedJson: 400, emptyBody: 400, notAnObject: 400, invalid: 400, unknown: 404 } as const;
const TITLE = { 400: 'Bad Request', 401: 'Unauthorized', 404: 'Not Found', 422: 'Unprocessable Entity' } as const;

const problem: Writer = ({ cause, fields }) => ({
  status: cause === 'invalid' ? 422 : STATUS[cause],
  mediaType: 'application/problem+json',
  body: {
    ...(cause === 'invalid' ? { type: 'https://example.com/invalid' } : {}),
    title: 'No.',
    status: cause === 'invalid' ? 422 : STATUS[cause],
    ...(fields.length === 0
      ? {}
      : {
          errors: fields.map((field) =>
            field.in === 'query'
              ? { detail: message(field), parameter: dotted(field) }
              : { detail: message(field), pointer: `#${pointer(...field.path)}` },
          ),
        }),
  },
});

/** One function for each dialect. The messages of Fastify and Stripe report one field only. */
export const WRITERS: Readonly<Record<string, Writer>> = {
  rfc9457: problem,
  aspnet: ({ cause, fields }) => {
    const pascal = (field: WrongField) =>
      indexed({ ...field, path: field.path.map((key) => (typeof key === 'string' ? capital(key) : key)) });
    const name = (field: WrongField) => (field.keyword === 'type' ? `$.${indexed(field)}` : pascal(field));
    // A body that cannot be converted makes the parameter that takes it missing.
    const parameter = fields.some(({ keyword }) => keyword === 'type') ? { book: ['The book field is required.'] } : {};
    const errors = fields.length === 0 ? {} : { errors: { ...mapOf(fields, name), ...parameter } };
    return {
      status: STATUS[cause],
      mediaType: 'application/problem+json',
      body: { type: 'https://tools.ietf.org/html/rfc9110', title: TITLE[STATUS[cause]], status: STATUS[cause], traceId: '00-1', ...errors },
    };
  },
  spring: ({ cause, fields }) => ({
    status: STATUS[cause],
    body: {
      timestamp: '2026-11-29T10:00:00.000+00:00',
      status: STATUS[cause],
      error: TITLE[STATUS[cause]],
      path: '/books',
      ...(fields.length === 0 ? {} : { errors: fields.map((field) => ({ field: indexed(field), defaultMessage: message(field) })) }),
    },
  }),
  fastapi: ({ cause, fields }) => {
    if (cause === 'badKey' || cause === 'unknown') return { status: STATUS[cause], body: { detail: TITLE[STATUS[cause]] } };
    const whole = { type: 'json_invalid', loc: cause === 'malformedJson' ? ['body', 7] : ['body'], msg: 'JSON decode error', input: {} };
    const detail = fields.map((field) => ({ type: field.keyword, loc: [field.in, ...field.path], msg: message(field), input: null }));
    return { status: 422, body: { detail: detail.length === 0 ? [whole] : detail } };
  },
  drf: ({ cause, fields }) => {
    if (cause === 'invalid') return { status: 400, body: nested(fields) };
    const body: Json = cause === 'notAnObject' ? { non_field_errors: ['Invalid data.'] } : { detail: 'No.' };
    return { status: STATUS[cause], body };
  },
  rails: ({ cause, fields }) => {
    if (cause === 'invalid') return { status: 422, body: { errors: mapOf(fields, dotted) } };
    return { status: STATUS[cause], body: { status: STATUS[cause], error: TITLE[STATUS[cause]] } };
  },
  laravel: ({ cause, fields }) => {
    if (cause === 'invalid') return { status: 422, body: { message: 'No.', errors: mapOf(fields, dotted) } };
    return { status: STATUS[cause], body: { message: 'No.' } };
  },
  nestjs: ({ cause, fields }) => ({
    status: STATUS[cause],
    body: {
      statusCode: STATUS[cause],
      error: TITLE[STATUS[cause]],
      message: cause === 'invalid' ? fields.map((field) => `${dotted(field)} ${message(field)}`) : 'No.',
    },
  }),
  zod: ({ cause, fields }) => {
    if (cause !== 'invalid' && cause !== 'notAnObject') return { status: STATUS[cause], body: { message: 'No.' } };
    const issues = fields.map((field) => ({ code: 'custom', path: field.path, message: message(field) }));
    return { status: 400, body: { issues: issues.length === 0 ? [{ code: 'invalid_type', path: [], message: 'No.' }] : issues } };
  },
  fastify: ({ cause, fields: [first] }) => {
    const body = (status: number, text: string, code?: string) => ({
      status,
      body: { statusCode: status, ...(code === undefined ? {} : { code }), error: 'No.', message: text },
    });
    if (cause === 'malformedJson') return body(400, 'Body is not valid JSON', 'FST_ERR_CTP_INVALID_JSON_BODY');
    if (cause === 'emptyBody') return body(400, 'Body cannot be empty', 'FST_ERR_CTP_EMPTY_JSON_BODY');
    if (cause === 'badKey' || cause === 'unknown') return body(STATUS[cause], 'No.');
    if (first === undefined) return body(400, 'body must be object', 'FST_ERR_VALIDATION');
    const where = first.in === 'query' ? 'querystring' : 'body';
    const at = (path: WrongField['path']) => [where, ...path].join('/');
    const text =
      first.keyword === 'required'
        ? `${at(first.path.slice(0, -1))} must have required property '${first.path.at(-1)}'`
        : `${at(first.path)} ${message(first)}`;
    return body(400, text, 'FST_ERR_VALIDATION');
  },
  jsonapi: ({ cause, fields }) => {
    const status = cause === 'invalid' ? 422 : STATUS[cause];
    const errors = fields.map((field) => ({
      status: String(status),
      title: message(field),
      source: field.in === 'query' ? { parameter: dotted(field) } : { pointer: pointer(...holder(field).path) },
    }));
    return {
      status,
      mediaType: 'application/vnd.api+json',
      body: { errors: errors.length === 0 ? [{ status: String(status), title: 'No.' }] : errors },
    };
  },
  google: ({ cause, fields }) => {
    const info = { '@type': 'type.googleapis.com/google.rpc.ErrorInfo', reason: 'BAD_BOOK', domain: 'books.example.com' };
    const violations = fields.map((field) => ({ field: indexed(field), description: message(field) }));
    const bad = { '@type': 'type.googleapis.com/google.rpc.BadRequest', fieldViolations: violations };
    const status = { 400: 'INVALID_ARGUMENT', 401: 'UNAUTHENTICATED', 404: 'NOT_FOUND' }[STATUS[cause]];
    return {
      status: STATUS[cause],
      body: { error: { code: STATUS[cause], message: 'No.', status, details: fields.length === 0 ? [info] : [info, bad] } },
    };
  },
  microsoft: ({ cause, fields }) => {
    const details = fields.map((field) => ({ code: 'BadValue', target: slashed(field), message: message(field) }));
    const code = { 400: 'BadArgument', 401: 'InvalidAuthenticationToken', 404: 'ResourceNotFound' }[STATUS[cause]];
    return { status: STATUS[cause], body: { error: { code, message: 'No.', ...(details.length === 0 ? {} : { details }) } } };
  },
  stripe: ({ cause, fields: [first] }) => ({
    status: STATUS[cause],
    body: {
      error: {
        type: cause === 'badKey' ? 'authentication_error' : 'invalid_request_error',
        message: 'No.',
        ...(first === undefined ? {} : { code: 'parameter_invalid', param: bracketed(first) }),
      },
    },
  }),
  github: ({ cause, fields }) => {
    const code = (field: WrongField) => (field.keyword === 'required' ? 'missing_field' : 'invalid');
    const name = ({ path }: WrongField) => path.findLast((key) => typeof key === 'string') ?? '';
    const errors = fields.map((field) => ({ resource: 'Book', field: name(field), code: code(field), message: message(field) }));
    if (cause === 'invalid')
      return { status: 422, body: { message: 'Validation Failed', errors, documentation_url: 'https://docs.github.com' } };
    return { status: STATUS[cause], body: { message: 'No.', documentation_url: 'https://docs.github.com' } };
  },
  kubernetes: ({ cause, fields }) => {
    const isType = fields.some(({ keyword }) => keyword === 'type');
    const status = cause === 'invalid' && !isType ? 422 : STATUS[cause];
    const reason = { 400: 'BadRequest', 401: 'Unauthorized', 404: 'NotFound', 422: 'Invalid' }[status];
    const codes: Readonly<Record<string, string>> = { required: 'FieldValueRequired', maxLength: 'FieldValueTooLong' };
    const causes = fields.map((field) => ({
      reason: codes[field.keyword] ?? 'FieldValueInvalid',
      message: message(field),
      field: indexed(field),
    }));
    const details = status === 422 ? { details: { kind: 'Book', causes } } : {};
    return {
      status,
      body: { kind: 'Status', apiVersion: 'v1', metadata: {}, status: 'Failure', message: 'No.', reason, ...details, code: status },
    };
  },
  fhir: ({ cause, fields }) => {
    const expression = (field: WrongField) => (field.in === 'query' ? dotted(field) : `Book.${indexed(field)}`);
    const issues = fields.map((field) => ({
      severity: 'error',
      code: 'value',
      diagnostics: message(field),
      expression: [expression(field)],
    }));
    const hint = { severity: 'information', code: 'informational', diagnostics: 'Read the manual.', expression: ['Book.year'] };
    const one = { severity: 'error', code: cause === 'unknown' ? 'not-found' : 'invalid', diagnostics: 'No.' };
    const status = cause === 'invalid' ? 422 : STATUS[cause];
    const issue = issues.length === 0 ? [one] : [...issues, hint];
    return { status, mediaType: 'application/fhir+json', body: { resourceType: 'OperationOutcome', issue } };
  },
  elasticsearch: ({ cause }) => ({
    status: STATUS[cause],
    body: { error: { root_cause: [], type: `${cause.toLowerCase()}_exception`, reason: 'No.' }, status: STATUS[cause] },
  }),
  couchdb: ({ cause }) => ({
    status: STATUS[cause],
    body: { error: { 400: 'bad_request', 401: 'unauthorized', 404: 'not_found' }[STATUS[cause]], reason: 'No.' },
  }),
  'aws-json': ({ cause, fields }) => {
    const fieldList = fields.map((field) => ({ path: pointer(...field.path), message: message(field) }));
    const name = { 400: 'ValidationException', 401: 'UnrecognizedClientException', 404: 'ResourceNotFoundException' }[STATUS[cause]];
    return {
      status: cause === 'badKey' ? 403 : STATUS[cause],
      mediaType: 'application/x-amz-json-1.1',
      body: { __type: name, message: 'No.', ...(fieldList.length === 0 ? {} : { fieldList }) },
    };
  },
};
