import { describe, expect, it } from 'vitest';
import { failureOf } from '../../src/send/failures.ts';

function systemError(code: string): Error {
  return Object.assign(new Error(`connect ${code}`), { code });
}

describe('an error of the HTTP client', () => {
  it.each([
    ['EMFILE', 'local'],
    ['ENFILE', 'local'],
    ['ENETDOWN', 'local'],
    ['ECONNREFUSED', 'refused'],
    ['EINVAL', 'unresolved'],
    ['ENOTCONN', 'reset'],
    ['EWHATEVER', 'reset'],
    ['ERR_ASSERTION', 'malformed'],
  ])('maps the code %s to the failure "%s" instead of crashing', (code, failure) => {
    expect(failureOf(systemError(code))).toMatchObject({ kind: 'failed', failure });
  });

  it('maps an error without a code to a failure as well', () => {
    expect(failureOf(new Error('strange'))).toMatchObject({ failure: 'reset', detail: 'strange' });
    expect(failureOf('strange')).toMatchObject({ failure: 'reset' });
  });

  it('throws an error about an invalid request, which says nothing about the target', () => {
    expect(() => failureOf(systemError('UND_ERR_INVALID_ARG'))).toThrow();
  });
});
