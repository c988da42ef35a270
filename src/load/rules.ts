import { isObject } from '../json/json.ts';
import { at } from '../json/pointer.ts';
import type {
  CauseRules,
  DetailRule,
  EntryListRule,
  FieldRules,
  LimitRules,
  ReadingRules,
  RequestIdRule,
  StatusPolicy,
  StatusRules,
} from '../model/format.ts';
import { type Build, known, refuse } from './build.ts';
import { expected } from './expected.ts';
import { below, choice, elements, flag, number, numbers, type Spot, text, texts, words } from './spot.ts';

/** How answers are read (`x-error-format.reading`). */
export function readingRules(build: Build, spot: Spot): ReadingRules {
  const errorSchema = below(spot, 'errorSchema');
  const target = text(errorSchema);
  if (target !== undefined && !isObject(at(build.document, target))) {
    const schemas = at(build.document, '/components/schemas');
    refuse(
      build,
      errorSchema,
      'No schema stands at this place.',
      isObject(schemas) ? Object.keys(schemas).map((name) => `/components/schemas/${name}`) : [],
    );
  }
  const marks = below(spot, 'errorMarks');
  const mediaTypes = texts(below(spot, 'mediaTypes'));
  return {
    mediaTypes: mediaTypes.length === 0 ? ['application/json'] : mediaTypes,
    success: success(below(spot, 'success')),
    errorMarks: { members: texts(below(marks, 'members')), mediaTypes: texts(below(marks, 'mediaTypes')) },
    code: text(below(spot, 'code')) ?? '',
    detail: detail(build, below(spot, 'detail')),
    message: text(below(spot, 'message')) ?? '',
    fields: entryList(below(spot, 'fields')),
    requestId: requestId(below(spot, 'requestId')),
    data: texts(below(spot, 'data')),
    errorSchema: target ?? '',
  };
}

function success(spot: Spot): ReadingRules['success'] {
  if (below(spot, 'by').value !== 'member') return { by: 'status' };
  return { by: 'member', at: text(below(spot, 'at')) ?? '', equals: below(spot, 'equals').value ?? null };
}

function detail(build: Build, spot: Spot): DetailRule | undefined {
  if (spot.value === undefined) return undefined;
  const classes = build.catalogue.flatMap(({ level, code }) => (level === 'class' && code !== undefined ? [code] : []));
  for (const each of elements(below(spot, 'requiredWith')))
    if (!classes.some((code) => code === each.value)) refuse(build, each, 'This is the code of no class entry of the catalogue.', classes);
  return {
    at: text(below(spot, 'at')) ?? '',
    none: elements(below(spot, 'none')).map(({ value }) => value ?? null),
    requiredWith: words(below(spot, 'requiredWith')),
    closed: closed(build, below(spot, 'closed')),
  };
}

function closed(build: Build, spot: Spot): DetailRule['closed'] {
  if (spot.value === undefined) return undefined;
  const from = number(below(spot, 'from')) ?? 0;
  const to = number(below(spot, 'to')) ?? 0;
  if (to < from) refuse(build, below(spot, 'to'), `The range ends before it begins (${from}).`);
  return { from, to };
}

/** A list of blamed fields in an answer. */
export function entryList(spot: Spot): EntryListRule | undefined {
  if (spot.value === undefined) return undefined;
  return { list: text(below(spot, 'list')) ?? '', name: text(below(spot, 'name')) ?? '', message: text(below(spot, 'message')) };
}

function requestId(spot: Spot): RequestIdRule | undefined {
  if (spot.value === undefined) return undefined;
  return { at: text(below(spot, 'at')), header: text(below(spot, 'header')), uuid: flag(below(spot, 'uuid'), false) };
}

/** How statuses relate to bodies (`x-error-format.statuses`). */
export function statusRules(spot: Spot): StatusRules {
  const errors = below(spot, 'serverErrors');
  return {
    policy: policy(below(spot, 'policy')),
    unreadable: numbers(below(spot, 'unreadable')),
    serverErrors: {
      from: number(below(errors, 'from')) ?? 500,
      codes: words(below(errors, 'codes')),
      details: words(below(errors, 'details')),
    },
  };
}

function policy(spot: Spot): StatusPolicy | undefined {
  if (spot.value === undefined) return undefined;
  const allowed = texts(below(spot, 'allowed')).filter((name) => name === 'mirror' || name === 'ok');
  return { at: text(below(spot, 'at')) ?? '', allowed: allowed.length === 0 ? ['mirror'] : allowed };
}

/** How broken fields are named (`x-error-format.fields`); naming them needs a place where they are listed. */
export function fieldRules(build: Build, spot: Spot, reading: ReadingRules): FieldRules | undefined {
  if (spot.value === undefined) return undefined;
  if (reading.fields === undefined) refuse(build, spot, 'Fields are named, but "reading.fields" does not say where they are listed.');
  const ids = build.catalogue.map(({ id }) => id);
  const listed = elements(below(spot, 'with')).map((each) => known(build, each, 'entry in the catalogue', ids));
  return {
    naming: choice(below(spot, 'naming'), ['last-member', 'dotted', 'json-pointer'], 'last-member'),
    with: listed.filter((id) => id !== undefined),
  };
}

/** The limit of requests (`x-error-format.limits`). */
export function limitRules(build: Build, spot: Spot): LimitRules | undefined {
  if (spot.value === undefined) return undefined;
  const ids = build.catalogue.map(({ id }) => id);
  const headers = ['limit', 'remaining', 'reset'].map((name) => [name, text(below(spot, 'headers', name))] as const);
  const rate = below(spot, 'rate');
  return {
    entry: known(build, below(spot, 'entry'), 'entry in the catalogue', ids) ?? '',
    headers: Object.fromEntries(headers.filter(([, header]) => header !== undefined)),
    reset: choice(below(spot, 'reset'), ['time', 'delay'], 'time'),
    retryAfter: flag(below(spot, 'retryAfter'), false),
    rate:
      rate.value === undefined
        ? undefined
        : { requests: number(below(rate, 'requests')) ?? 1, seconds: number(below(rate, 'seconds')) ?? 1 },
  };
}

/** What the format expects for each kind of derived request (`x-error-format.causes`). */
export function causeRules(build: Build, spot: Spot): CauseRules {
  const forbidden = below(spot, 'forbidden');
  const cause = (name: string) => expected(build, below(spot, name));
  return {
    badKey: cause('badKey'),
    forbidden: forbidden.value === undefined ? undefined : expected(build, forbidden),
    malformedJson: cause('malformedJson'),
    emptyBody: cause('emptyBody'),
    notAnObject: cause('notAnObject'),
    invalid: cause('invalid'),
    unknown: cause('unknown'),
    notAnId: cause('notAnId'),
  };
}
