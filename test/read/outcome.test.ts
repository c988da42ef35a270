import { describe, expect, it } from 'vitest';
import type { Json } from '../../src/json/json.ts';
import type { Format } from '../../src/model/format.ts';
import { ACCEPTED_OR_REJECTED } from '../../src/model/probe.ts';
import { limitedBy } from '../../src/read/limited.ts';
import { conforms, detailInClosedRange, entryOf, isServerError, matchOf } from '../../src/read/outcome.ts';
import { read } from '../../src/read/read.ts';
import { answered, byMember, byStatus } from './exchanges.ts';

const enveloped = (code: Json, error_code?: Json, status = 200) => answered({ status, body: { code, message: 'm', error_code } });
const structured = (code: string, status: number) => answered({ status, body: { error: { code, message: 'm' } } });
const expected = (...entries: readonly string[]) => ({
  entries: entries.filter((id) => id !== 'accepted'),
  accepted: entries.includes('accepted'),
  anyEntry: false,
});

describe('matching an answer', () => {
  it.each<[string, ReturnType<typeof enveloped>, readonly string[], string]>([
    ['a class, whatever the detail', enveloped(404), ['404'], 'expected'],
    ['a class with a detail', enveloped(404, 100303), ['404'], 'expected'],
    ['a detail with one of its classes', enveloped(404, 100303), ['100303'], 'expected'],
    ['a detail that may be missing', enveloped(404), ['100303'], 'expected'],
    ['a detail that must not be missing', enveloped(400), ['100303'], 'detail-missing'],
    ['a detail that says there is none', enveloped(400, 0), ['100303'], 'detail-missing'],
    ['a detail beside a class that is not its own', enveloped(401, 100303), ['100303'], 'other-class'],
    ['another detail', enveloped(400, 100301), ['100303'], 'other-detail'],
    ['another class', enveloped(403), ['100303'], 'other-code'],
    ['a code of another type', answered({ status: 200, body: { code: '404', message: 'm' } }), ['404'], 'other-code'],
    ['the best of several misses', enveloped(400), ['401', '100303'], 'detail-missing'],
    ['one of several', enveloped(400, 100301), ['100305', '100301'], 'expected'],
    ['a success that may be', enveloped(0), ['accepted', '400'], 'accepted'],
    ['a success that may not be', enveloped(0), ['400'], 'wrongly-accepted'],
    ['a refusal where none may be', enveloped(400, 100301), ['accepted'], 'wrongly-rejected'],
    ['a page', answered({ status: 404, body: 'x' }), ['404'], 'unreadable'],
  ])('recognises %s', (_, exchange, entries, kind) => {
    expect(matchOf(byMember, read(byMember, undefined, exchange), expected(...entries)).kind).toBe(kind);
  });

  it('accepts any error of the format, or a success, if the expectation is open', () => {
    for (const exchange of [structured('ODD', 418), structured('VALIDATION_ERROR', 400), answered({ status: 200, body: {} })])
      expect(conforms(matchOf(byStatus, read(byStatus, undefined, exchange), ACCEPTED_OR_REJECTED))).toBe(true);
    expect(conforms(matchOf(byStatus, read(byStatus, undefined, answered({ body: 'x' })), ACCEPTED_OR_REJECTED))).toBe(false);
  });

  it('accepts any code at the status of an open entry', () => {
    const open = byStatus.catalogue.find(({ code }) => code === undefined);
    const match = (code: string, status: number) =>
      matchOf(byStatus, read(byStatus, undefined, structured(code, status)), expected(open?.id ?? '')).kind;
    expect(match('KEY_EXISTS', 409)).toBe('expected');
    expect(match('KEY_EXISTS', 400)).toBe('other-code');
  });
});

describe('the entry of an error', () => {
  const idOf = (format: Format, exchange: ReturnType<typeof enveloped>) => entryOf(format, read(format, undefined, exchange))?.id;

  it('matches the most specific entry', () => {
    expect(idOf(byMember, enveloped(404, 100303))).toBe('100303');
    expect(idOf(byMember, enveloped(404, 999999))).toBe('404');
    expect(idOf(byMember, enveloped(404))).toBe('404');
    expect(idOf(byMember, enveloped(418))).toBeUndefined();
    expect(idOf(byMember, enveloped(0))).toBeUndefined();
    expect(idOf(byStatus, structured('NOT_FOUND', 404))).toBe('NOT_FOUND');
    expect(idOf(byStatus, structured('NOT_FOUND', 400))).toBe('NOT_FOUND');
    expect(idOf(byStatus, structured('KEY_EXISTS', 409))).toBe('409');
  });
});

describe('server errors', () => {
  it.each<[Format, ReturnType<typeof enveloped>, boolean]>([
    [byStatus, structured('SERVER_ERROR', 500), true],
    [byStatus, structured('SERVER_ERROR', 400), true],
    [byStatus, answered({ status: 503, body: 'x' }), true],
    [byStatus, structured('NOT_FOUND', 404), false],
    [byMember, enveloped(502), true],
    [byMember, enveloped(400, 100300), true],
    [byMember, enveloped(400, 100301), false],
    [byMember, enveloped(0), false],
  ])('show in status, code or detail (%#)', (format, exchange, is) => {
    expect(isServerError(format, read(format, undefined, exchange))).toBe(is);
  });
});

describe('details', () => {
  it('belong to a closed range of the documents', () => {
    expect([100300, 100399, 100299, 100400, 'x'].map((detail) => detailInClosedRange(byMember, detail))).toEqual([
      true,
      true,
      false,
      false,
      false,
    ]);
    expect(detailInClosedRange(byStatus, 1)).toBe(false);
  });
});

describe('"rate limit exceeded"', () => {
  it('shows in the status, or in the body if every status may be 200', () => {
    expect(limitedBy(byStatus)(structured('RATE_LIMITED', 429))).toBe(true);
    expect(limitedBy(byStatus)(structured('NOT_FOUND', 404))).toBe(false);
    const limits = byMember.limits ?? { entry: '429', headers: {}, reset: 'delay' as const, retryAfter: false, rate: undefined };
    expect(limitedBy({ ...byMember, limits })(enveloped(429))).toBe(true);
    expect(limitedBy({ ...byMember, limits })(enveloped(400, 100301))).toBe(false);
  });
});
