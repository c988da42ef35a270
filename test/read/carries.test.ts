import { expect, test } from 'vitest';
import { carriesSent } from '../../src/read/carries.ts';

const wifi = { id: '7f3c', type: 'wifi', content: 'WIFI:T:WPA;S:a^b;P:;H:;;' };

test.each([
  ['a longer text within another text', { name: 'hello world' }, { title: '<b>hello world</b>' }, true],
  ['more than half of the values', { type: 'text', text: 'hey', note: 'x' }, { type: 'text', text: 'hey' }, true],
  ['all short texts, some within other texts', { type: 'wifi', content: { ssid: 'a^b', encryption: 'WPA' } }, wifi, true],
  ['one of two short texts', { type: 'wifi', content: { ssid: 'home' } }, wifi, false],
  ['nothing of it', { type: 'text', content: 'hello' }, wifi, false],
  ['nothing, where nothing was sent', {}, wifi, undefined],
] as const)('tells whether a resource contains what was sent: %s', (_, sent, resource, expected) => {
  expect(carriesSent(resource, sent)).toBe(expected);
});
