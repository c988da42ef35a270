import { describe, expect, it } from 'vitest';
import { sendingOf } from '../../reports/shared/sending.ts';
import { finding, recipe, report } from './fixture.ts';

describe('sendingOf', () => {
  it('reads from the recipe which key was sent and which values the run made', () => {
    const bind = [{ to: '/path/id', from: { kind: 'answer', step: 'create', at: '/id' } }];
    const probe = { step: 'probe', key: { kind: 'state' }, bind };
    const create = { step: 'create', operation: 'createThing', key: { kind: 'good' }, bind: [] };
    const one = finding({
      exchange: 'my-api:readThing/key#probe, attempt 2',
      recipe: recipe('readThing/key', {}, { states: ['the API key was revoked'], steps: [create, probe] }),
    });
    expect(sendingOf(one, report([]))).toEqual({
      key: 'state',
      states: ['the API key was revoked'],
      made: [{ at: '/path/id', by: 'createThing' }],
      step: 2,
      steps: 2,
      ownHeaders: [],
    });
  });

  it('follows a value from request to request to the answer that gave it', () => {
    const steps = [
      { step: 'create', operation: 'createThing', bind: [] },
      { step: 'delete', bind: [{ to: '/path/id', from: { kind: 'answer', step: 'create', at: '/id' } }] },
      { step: 'gone', bind: [{ to: '/path/thing', from: { kind: 'request', step: 'delete', at: '/path/id' } }] },
    ];
    const one = finding({ exchange: 'my-api:x#gone', recipe: recipe('x', {}, { steps }) });
    expect(sendingOf(one, report([])).made).toEqual([{ at: '/path/thing', by: 'createThing' }]);
  });

  it('reads the step of a shared scenario where the exchange is of one', () => {
    const shared = [
      { scenario: 'createThing/shared', states: [], uses: [], writes: true, steps: [{ step: 'create', key: { kind: 'wrong' } }] },
    ];
    const one = finding({ exchange: 'my-api:createThing/shared#create', recipe: recipe('readThing', {}, { shared }) });
    expect(sendingOf(one, report([])).key).toBe('wrong');
  });

  it('does not guess the key where the report has no recipe', () => {
    expect(sendingOf(finding({ recipe: null }), report([]))).toMatchObject({ key: 'unknown', steps: 0 });
  });
});
