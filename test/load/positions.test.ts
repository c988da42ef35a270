import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { positionsIn } from '../../src/load/positions.ts';

const place = mkdtempSync(join(tmpdir(), 'errspec-positions-'));
afterAll(() => rmSync(place, { recursive: true }));

function fileOf(name: string, text: string): string {
  const file = join(place, name);
  writeFileSync(file, text);
  return file;
}

describe('positionsIn', () => {
  const yaml = fileOf('a.yaml', "paths:\n  /things:\n    post:\n      x-list:\n        - a\n        - b\n  '/a~b':\n    get: {}\n");

  it('finds members by their names, and elements of lists', () => {
    expect(positionsIn(yaml, ['', '/paths/~1things/post', '/paths/~1things/post/x-list/1', '/paths/~1a~0b'])).toEqual({
      '': { line: 1, column: 1 },
      '/paths/~1things/post': { line: 3, column: 5 },
      '/paths/~1things/post/x-list/1': { line: 6, column: 11 },
      '/paths/~1a~0b': { line: 7, column: 3 },
    });
  });

  it('gives the last part that exists of a pointer that leads to nothing', () => {
    expect(positionsIn(yaml, ['/paths/~1things/put/requestBody'])).toEqual({ '/paths/~1things/put/requestBody': { line: 2, column: 3 } });
  });

  it('reads JSON', () => {
    expect(positionsIn(fileOf('a.json', '{\n  "paths": { "/x": {} }\n}\n'), ['/paths/~1x'])).toEqual({
      '/paths/~1x': { line: 2, column: 14 },
    });
  });

  it('has no positions of a file that cannot be read', () => {
    expect(positionsIn(join(place, 'nothing.yaml'), ['/a'])).toEqual({});
  });
});
