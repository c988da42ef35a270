import type { Auth, Operation } from '../../model/format.ts';
import { ACCEPTED_OR_REJECTED, type BadKey, type KeyForm, type Misplaced, type Scenario } from '../../model/probe.ts';
import { build } from '../build.ts';
import type { PlanContext } from '../context.ts';

/** Requests without a key, with a wrong key, with one that is near the valid key, or with the valid key in the wrong location. */
export function* keyScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  const { auth, causes } = context.format;
  if (auth === undefined || !operation.secured) return;
  for (const [how, key, where] of forms(auth, context.format.otherAuths)) {
    // A faulty server would accept such a key, and nothing could undo what it did.
    if (MAY_BE_ACCEPTED.has(how) && operation.valid.onlyInStates) continue;
    const scenario = build(context, operation, {
      id: `key/${how === 'misplaced' ? `misplaced-${where}` : how}`,
      cause: { kind: 'key', how, where },
      expected: causes.badKey,
      key,
    });
    if (scenario !== undefined) yield scenario;
  }
  yield* twoBlanks(context, operation, auth);
}

/** Bad keys that contain all or nearly all of the valid key: more servers accept them than any other. */
const MAY_BE_ACCEPTED: ReadonlySet<BadKey> = new Set(['misplaced', 'other-case', 'extended', 'last-changed']);

/** RFC 9110, section 11.4, allows several blanks after a scheme; few servers do. Blanks around other headers are no part of their values. */
function* twoBlanks(context: PlanContext, operation: Operation, auth: Auth): Iterable<Scenario> {
  if ((auth.kind !== 'bearer' && auth.kind !== 'basic') || operation.valid.onlyInStates) return;
  const id = 'key/two-blanks';
  const scenario = build(context, operation, {
    id,
    cause: { kind: 'open', what: id },
    expected: ACCEPTED_OR_REJECTED,
    key: { kind: 'two-blanks' },
  });
  if (scenario !== undefined) yield scenario;
}

type KeyVariant = readonly [how: BadKey, key: KeyForm, where: string];

function forms(auth: Auth, others: readonly Auth[]): readonly KeyVariant[] {
  const own = 'name' in auth ? auth.name.toLowerCase() : 'authorization';
  const plain: readonly KeyVariant[] = [
    ['none', { kind: 'none' }, own],
    ['empty', { kind: 'empty' }, own],
    ['wrong', { kind: 'wrong' }, own],
    ['truncated', { kind: 'truncated' }, own],
    ['other-case', { kind: 'other-case' }, own],
    ['extended', { kind: 'extended' }, own],
    ['last-changed', { kind: 'last-changed' }, own],
  ];
  const wrong = misplacedKeys(auth).filter(([, as]) => ![auth, ...others].some((documented) => isDocumentedAt(documented, as)));
  return [...plain, ...wrong.map(([where, as]): KeyVariant => ['misplaced', { kind: 'misplaced', as }, where])];
}

/** Locations in which servers are known to accept a key, although their documents name another one. */
function misplacedKeys(auth: Auth): readonly (readonly [string, Misplaced])[] {
  const query: readonly (readonly [string, Misplaced])[] = [
    ['query-api_key', { in: 'query', name: 'api_key' }],
    ['query-access_token', { in: 'query', name: 'access_token' }],
  ];
  switch (auth.kind) {
    case 'header':
    case 'query':
    case 'cookie':
      return [
        [`query-${auth.name.toLowerCase()}`, { in: 'query', name: auth.name }],
        ...query,
        ['bearer', { in: 'header', name: 'Authorization', prefix: 'Bearer ' }],
        [`cookie-${auth.name.toLowerCase()}`, { in: 'cookie', name: auth.name }],
      ];
    case 'basic':
      return [...query, ['no-scheme', { in: 'header', name: 'Authorization', prefix: '' }]];
    case 'bearer':
      return [
        ...query,
        ['no-scheme', { in: 'header', name: 'Authorization', prefix: '' }],
        ['basic', { in: 'header', name: 'Authorization', prefix: 'Basic ' }],
        ['token', { in: 'header', name: 'Authorization', prefix: 'Token ' }],
        ['x-api-key', { in: 'header', name: 'X-API-Key', prefix: '' }],
      ];
    default:
      return auth satisfies never;
  }
}

/** Whether the description documents this location for a key. */
function isDocumentedAt(auth: Auth, as: Misplaced): boolean {
  if ('name' in auth) return as.in === auth.kind && as.name.toLowerCase() === auth.name.toLowerCase();
  return as.in === 'header' && as.prefix.trim().toLowerCase() === auth.kind;
}

/** A wrong key and a malformed body together: the server should report the key. */
export function* keyAndBodyScenarios(context: PlanContext, operation: Operation): Iterable<Scenario> {
  const { auth, causes } = context.format;
  if (auth === undefined || !operation.secured || operation.body === undefined) return;
  const scenario = build(context, operation, {
    id: 'key-and-body/wrong-key-malformed-json',
    cause: { kind: 'key-and-body', how: 'malformed-json' },
    expected: {
      entries: [...causes.badKey.entries, ...causes.malformedJson.entries],
      accepted: false,
      anyEntry: causes.badKey.anyEntry || causes.malformedJson.anyEntry,
    },
    key: { kind: 'wrong' },
    body: { kind: 'raw', base64: Buffer.from('{"errspec": ').toString('base64'), contentType: operation.body.mediaType },
  });
  if (scenario !== undefined) yield scenario;
}
