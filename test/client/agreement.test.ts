import fc from 'fast-check';
import { expect, test } from 'vitest';
import { codeEnvelope, decode, type ErrorFormat, structuredError } from '../../contracts/client/index.ts';
import { clientFormat } from '../../src/cli/client-format.ts';
import { loadBuiltIn } from '../../src/load/builtin.ts';
import { read } from '../../src/read/read.ts';
import { answered } from '../read/exchanges.ts';

/** Bodies that resemble both formats, with valid and invalid values.  */
const body = fc.oneof(
  { weight: 3, arbitrary: fc.jsonValue({ maxDepth: 2 }) },
  {
    weight: 6,
    arbitrary: fc.record(
      {
        code: fc.oneof(fc.constantFrom(0, 400, 404, 429, 502, '400', '', null), fc.integer()),
        error_code: fc.oneof(fc.constantFrom(0, null, 100301, 100399, '100301'), fc.integer()),
        message: fc.oneof(fc.string(), fc.constant(null)),
        data: fc.jsonValue({ maxDepth: 1 }),
        request_id: fc.oneof(fc.uuid(), fc.constantFrom('', null, 1)),
        error: fc.oneof(
          fc.jsonValue({ maxDepth: 1 }),
          fc.record(
            {
              code: fc.oneof(fc.constantFrom('VALIDATION_ERROR', 'NOT_FOUND', '', null, 3), fc.string()),
              message: fc.oneof(fc.string(), fc.constant(null)),
              fields: fc.oneof(
                fc.array(fc.oneof(fc.record({ field: fc.string(), message: fc.string() }), fc.jsonValue({ maxDepth: 1 }))),
                fc.constant(null),
              ),
            },
            { requiredKeys: [] },
          ),
        ),
      },
      { requiredKeys: [] },
    ),
  },
);

test.each<[string, ErrorFormat]>([
  ['structured-error', structuredError],
  ['code-envelope', codeEnvelope],
])('decodes every JSON answer of %s like errspec check', async (name, rules) => {
  const format = loadBuiltIn(name);
  await fc.assert(
    fc.asyncProperty(body, fc.constantFrom(200, 201, 400, 404, 409, 429, 500, 502), async (value, status) => {
      const text = JSON.stringify(value);
      const ours = read(format, undefined, answered({ status, body: text }));
      const decoded = await decode({ status, body: text, headers: { 'content-type': 'application/json' } }, rules);
      const kinds: Readonly<Record<string, string>> = { success: 'success', error: 'failure', unreadable: 'unreadable' };
      expect(decoded.kind).toBe(kinds[ours.kind]);
      if (ours.kind === 'unreadable' && decoded.kind === 'unreadable') expect(decoded.why).toBe(ours.why);
      if (decoded.kind === 'success' && ours.kind === 'success') expect(decoded.requestId).toBe(ours.requestId);
      if (decoded.kind !== 'failure' || ours.kind !== 'error') return;
      expect([decoded.code, decoded.detail?.code, decoded.requestId]).toEqual([
        ours.code,
        typeof ours.detail === 'string' || typeof ours.detail === 'number' ? ours.detail || undefined : undefined,
        ours.requestId,
      ]);
      expect(Object.keys(decoded.fields).toSorted()).toEqual([...new Set(ours.fields.flatMap((each) => each.name ?? []))].toSorted());
      const entry = format.catalogue.find((each) => each.level === 'class' && each.code === ours.code);
      expect(decoded.known).toBe(entry !== undefined);
    }),
    { seed: 1, numRuns: 1_000 },
  );
});

test('decodes a custom format with nothing but a generated module', async () => {
  const { resolveFormat } = await import('../../src/load/builtin.ts');
  const text = clientFormat(resolveFormat('test/third-format/openapi.yaml'), { from: 'errspec-client', command: 'x', isWhole: false });
  expect(text).toMatch(/export const tasks = \{/);
  const rules: ErrorFormat = JSON.parse(/= (\{[\s\S]*\}) as const/.exec(text)?.[1] ?? 'null');
  const problem = {
    type: 'https://tasks.example/problems/invalid',
    title: 'x',
    status: 422,
    errors: [{ pointer: '/title', detail: 'too long' }],
  };
  const decoded = await decode({ status: 422, body: problem }, rules);
  expect(decoded).toMatchObject({ kind: 'failure', code: 'https://tasks.example/problems/invalid' });
});
