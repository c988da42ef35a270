import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { builtInFormats } from '../../src/load/builtin.ts';
import type { Report } from '../../src/model/report.ts';
import { type Bent, judged, OF_THE_MATRIX } from '../matrix/judged.ts';

/** What is told of the server: all but times, addresses and generated ids. */
function told({ summary, results, coverage }: Report): unknown {
  return { summary, results, coverage };
}

/** Lies and freedoms in all parts of an answer that HTTP carries apart: status, headers, media type, odd bodies, large ones. */
const LIES = [
  'key-echoed-in-success',
  'malformed-json-page',
  'bulk-index-one-based',
  'rpc-html-page-under-400',
  'rpc-key-in-answer-header',
];
const FREEDOMS = ['media-type-415', 'large-body-413', 'rpc-large-body-413', 'rpc-always-200'];
const bent = [
  ...faults.filter(({ name }) => LIES.includes(name)).map((fault) => [fault.name, fault.format, { fault }] as const),
  ...variants.filter(({ name }) => FREEDOMS.includes(name)).map((variant) => [variant.name, variant.format, { variant }] as const),
];

describe('a server that is asked in this process is judged as over HTTP', () => {
  test('by all of these', () => expect(bent).toHaveLength(LIES.length + FREEDOMS.length));

  const clean = builtInFormats().map((format) => [`clean ${format}`, format, {}] as const);
  test.each<readonly [string, string, Bent]>([...clean, ...bent])('%s', async (_, format, server) => {
    const more = { ...OF_THE_MATRIX, runs: 5 };
    const here = told(await judged(format, server, more));
    expect(here).toEqual(told(await judged(format, { ...server, overHttp: true }, more)));
  });
});
