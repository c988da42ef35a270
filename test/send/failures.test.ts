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
  ])('with the code %s is a failure of the kind %s, never a crash', (code, failure) => {
    expect(failureOf(systemError(code))).toMatchObject({ kind: 'failed', failure });
  });

  it('without a code is a failure too', () => {
    expect(failureOf(new Error('strange'))).toMatchObject({ failure: 'reset', detail: 'strange' });
    expect(failureOf('strange')).toMatchObject({ failure: 'reset' });
  });

  it('is thrown if the request was invalid, since that says nothing about the target', () => {
    expect(() => failureOf(systemError('UND_ERR_INVALID_ARG'))).toThrow();
  });
});
