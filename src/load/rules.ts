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
import { addProblem, type Build, known } from './build.ts';
import {
  type DescribedValue,
  elementsOf,
  entryIdsAt,
  flagAt,
  numberAt,
  numbersAt,
  oneOf,
  textAt,
  textsAt,
  valueBelow,
} from './described-value.ts';
import { expected } from './expected.ts';

/** How answers are read (`x-error-format.reading`). Reports an `errorSchema` that does not exist. */
export function readingRules(build: Build, spot: DescribedValue): ReadingRules {
  const errorSchema = valueBelow(spot, 'errorSchema');
  const target = textAt(errorSchema);
  if (target !== undefined && !isObject(at(build.document, target))) {
    const schemas = at(build.document, '/components/schemas');
    addProblem(
      build,
      errorSchema,
      'There is no schema at this location.',
      isObject(schemas) ? Object.keys(schemas).map((name) => `/components/schemas/${name}`) : [],
    );
  }
  const marks = valueBelow(spot, 'errorMarks');
  const mediaTypes = textsAt(valueBelow(spot, 'mediaTypes'));
  return {
    mediaTypes: mediaTypes.length === 0 ? ['application/json'] : mediaTypes,
    success: success(valueBelow(spot, 'success')),
    errorMarks: { members: textsAt(valueBelow(marks, 'members')), mediaTypes: textsAt(valueBelow(marks, 'mediaTypes')) },
    code: textAt(valueBelow(spot, 'code')) ?? '',
    detail: detail(build, valueBelow(spot, 'detail')),
    message: textAt(valueBelow(spot, 'message')) ?? '',
    fields: entryList(valueBelow(spot, 'fields')),
    requestId: requestId(valueBelow(spot, 'requestId')),
    data: textsAt(valueBelow(spot, 'data')),
    errorSchema: target ?? '',
  };
}

function success(spot: DescribedValue): ReadingRules['success'] {
  if (valueBelow(spot, 'by').value !== 'member') return { by: 'status' };
  return { by: 'member', at: textAt(valueBelow(spot, 'at')) ?? '', equals: valueBelow(spot, 'equals').value ?? null };
}

function detail(build: Build, spot: DescribedValue): DetailRule | undefined {
  if (spot.value === undefined) return undefined;
  const classes = build.catalogue.flatMap(({ level, code }) => (level === 'class' && code !== undefined ? [code] : []));
  for (const each of elementsOf(valueBelow(spot, 'requiredWith')))
    if (!classes.some((code) => code === each.value))
      addProblem(build, each, 'This must be the code of a class entry of the catalogue.', classes);
  return {
    at: textAt(valueBelow(spot, 'at')) ?? '',
    none: elementsOf(valueBelow(spot, 'none')).map(({ value }) => value ?? null),
    requiredWith: entryIdsAt(valueBelow(spot, 'requiredWith')),
    closed: closed(build, valueBelow(spot, 'closed')),
  };
}

function closed(build: Build, spot: DescribedValue): DetailRule['closed'] {
  if (spot.value === undefined) return undefined;
  const from = numberAt(valueBelow(spot, 'from')) ?? 0;
  const to = numberAt(valueBelow(spot, 'to')) ?? 0;
  if (to < from) addProblem(build, valueBelow(spot, 'to'), `"to" must not be less than "from" (${from}).`);
  return { from, to };
}

/** Where an answer lists blamed fields. */
export function entryList(spot: DescribedValue): EntryListRule | undefined {
  if (spot.value === undefined) return undefined;
  return {
    list: textAt(valueBelow(spot, 'list')) ?? '',
    name: textAt(valueBelow(spot, 'name')) ?? '',
    message: textAt(valueBelow(spot, 'message')),
  };
}

function requestId(spot: DescribedValue): RequestIdRule | undefined {
  if (spot.value === undefined) return undefined;
  return { at: textAt(valueBelow(spot, 'at')), header: textAt(valueBelow(spot, 'header')), uuid: flagAt(valueBelow(spot, 'uuid'), false) };
}

/** How statuses relate to bodies (`x-error-format.statuses`). */
export function statusRules(spot: DescribedValue): StatusRules {
  const errors = valueBelow(spot, 'serverErrors');
  return {
    policy: policy(valueBelow(spot, 'policy')),
    unreadable: numbersAt(valueBelow(spot, 'unreadable')),
    serverErrors: {
      from: numberAt(valueBelow(errors, 'from')) ?? 500,
      codes: entryIdsAt(valueBelow(errors, 'codes')),
      details: entryIdsAt(valueBelow(errors, 'details')),
    },
  };
}

function policy(spot: DescribedValue): StatusPolicy | undefined {
  if (spot.value === undefined) return undefined;
  const allowed = textsAt(valueBelow(spot, 'allowed')).filter((name) => name === 'mirror' || name === 'ok');
  return { at: textAt(valueBelow(spot, 'at')) ?? '', allowed: allowed.length === 0 ? ['mirror'] : allowed };
}

/** How blamed fields are named (`x-error-format.fields`). Reports a format whose `reading` has no `fields`. */
export function fieldRules(build: Build, spot: DescribedValue, reading: ReadingRules): FieldRules | undefined {
  if (spot.value === undefined) return undefined;
  if (reading.fields === undefined) addProblem(build, spot, '"fields" needs "reading.fields", the location where errors list them.');
  const ids = build.catalogue.map(({ id }) => id);
  const listed = elementsOf(valueBelow(spot, 'with')).map((each) => known(build, each, 'catalogue entry', ids));
  return {
    naming: oneOf(valueBelow(spot, 'naming'), ['last-member', 'dotted', 'json-pointer'], 'last-member'),
    with: listed.filter((id) => id !== undefined),
  };
}

/** Rate limits (`x-error-format.limits`). */
export function limitRules(build: Build, spot: DescribedValue): LimitRules | undefined {
  if (spot.value === undefined) return undefined;
  const ids = build.catalogue.map(({ id }) => id);
  const headers = ['limit', 'remaining', 'reset'].map((name) => [name, textAt(valueBelow(spot, 'headers', name))] as const);
  const rate = valueBelow(spot, 'rate');
  return {
    entry: known(build, valueBelow(spot, 'entry'), 'catalogue entry', ids) ?? '',
    headers: Object.fromEntries(headers.filter(([, header]) => header !== undefined)),
    reset: oneOf(valueBelow(spot, 'reset'), ['time', 'delay'], 'time'),
    retryAfter: flagAt(valueBelow(spot, 'retryAfter'), false),
    rate:
      rate.value === undefined
        ? undefined
        : { requests: numberAt(valueBelow(rate, 'requests')) ?? 1, seconds: numberAt(valueBelow(rate, 'seconds')) ?? 1 },
  };
}

/** What the format expects for each kind of derived request (`x-error-format.causes`). */
export function causeRules(build: Build, spot: DescribedValue): CauseRules {
  const forbidden = valueBelow(spot, 'forbidden');
  const cause = (name: string) => expected(build, valueBelow(spot, name));
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
