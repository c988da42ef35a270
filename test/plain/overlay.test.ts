import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadAnyDocument } from '../../src/load/any-document.ts';
import { withOverlays } from '../../src/load/documents/overlay.ts';
import { operationById } from '../../src/model/format.ts';
import { folder } from '../program/run.ts';
import { NOTES } from './notes-api.ts';

const cwd = folder();

function overlay(name: string, content: unknown): string {
  const file = join(cwd, name);
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return file;
}

function actions(...list: readonly unknown[]) {
  return { overlay: '1.0.0', info: { title: 'Words', version: '1' }, actions: list };
}

describe('an overlay', () => {
  test('merges objects, adds to lists, replaces values and removes what is selected', () => {
    const file = overlay(
      'all.json',
      actions(
        { target: '$.paths[*].get', update: { tags: ['read'], summary: 'Read' } },
        { target: '$.list', update: 4 },
        { target: '$.items[?@.old]', remove: true },
        { target: '$.nothing.here', update: { a: 1 } },
      ),
    );
    const document = { paths: { '/a~b': { get: { tags: ['x'] } } }, list: [3], items: [{ old: 1 }, { id: 2 }, { old: 3 }] };
    expect(withOverlays(document, [file])).toEqual({
      paths: { '/a~b': { get: { tags: ['x', 'read'], summary: 'Read' } } },
      list: [3, 4],
      items: [{ id: 2 }],
    });
  });

  test('gives words to a plain document, one file after the other', () => {
    const document = join(cwd, 'openapi.json');
    writeFileSync(document, JSON.stringify(NOTES));
    const first = overlay(
      'first.json',
      actions({ target: "$.paths['/notes'].post", update: { 'x-valid-request': { body: { text: 'one' } } } }),
    );
    const second = overlay(
      'second.yaml',
      'overlay: 1.0.0\nactions: [{ target: "$.paths[*].post", update: { x-valid-request: { body: { text: two } } } }]\n',
    );
    const format = loadAnyDocument(document, { overlays: [first, second] });
    expect(operationById(format, 'createNote')?.valid).toMatchObject({ basis: 'written', request: { body: { text: 'two' } } });
  });

  test.each([
    ['a version', { actions: [] }, /An overlay begins with its version/],
    ['actions', { overlay: '1.0.0' }, /An overlay has a list of actions/],
    ['a target', actions({ update: 1 }), /needs a "target"/],
    ['a JSONPath', actions({ target: '$.paths[', update: 1 }), /no JSONPath of RFC 9535/],
    ['something to do', actions({ target: '$' }), /needs "update", or "remove: true"/],
    ['a file', undefined, /no such file/],
  ])('fails without %s', (what, content, message) => {
    const file = content === undefined ? join(cwd, 'nowhere.yaml') : overlay(`without ${what}.json`, content);
    expect(() => withOverlays({}, [file])).toThrow(message);
  });
});
