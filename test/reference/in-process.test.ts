import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { builtInFormats } from '../../src/load/builtin.ts';
import type { Report } from '../../src/model/report.ts';
import { checkReference, MATRIX_OPTIONS, type ReferenceSetup } from '../matrix/check-reference.ts';

/** The parts of a report that depend only on the server: no times, addresses or generated ids. */
function verdictsOf({ summary, results, coverage }: Report): unknown {
  return { summary, results, coverage };
}

/** Faults and variants in every part of an HTTP answer: status, headers, media type, unusual and large bodies. */
const FAULTS = [
  'key-echoed-in-success',
  'malformed-json-page',
  'bulk-index-one-based',
  'rpc-html-page-under-400',
  'rpc-key-in-answer-header',
];
const VARIANTS = ['media-type-415', 'large-body-413', 'rpc-large-body-413', 'rpc-always-200'];
const changed = [
  ...faults.filter(({ name }) => FAULTS.includes(name)).map((fault) => [fault.name, fault.format, { fault }] as const),
  ...variants.filter(({ name }) => VARIANTS.includes(name)).map((variant) => [variant.name, variant.format, { variant }] as const),
];

describe('the reference server in process', () => {
  test('knows all faults and variants of this test', () => expect(changed).toHaveLength(FAULTS.length + VARIANTS.length));

  const clean = builtInFormats().map((format) => [`clean ${format}`, format, {}] as const);
  test.each<readonly [string, string, ReferenceSetup]>([...clean, ...changed])(
    'gets the same report as over HTTP: %s',
    async (_, format, server) => {
      const more = { ...MATRIX_OPTIONS, maxRequests: 1_200 };
      const inProcess = verdictsOf(await checkReference(format, server, more));
      expect(inProcess).toEqual(verdictsOf(await checkReference(format, { ...server, overHttp: true }, more)));
    },
  );
});
