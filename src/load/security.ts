import type { Auth } from '../model/format.ts';
import { addProblem, type Build, follow, known, type Sketch } from './build.ts';
import { type DescribedValue, elementsOf, membersOf, oneOf, textAt, valueBelow } from './described-value.ts';

const SENDABLE = [
  ...['type: apiKey, in: header', 'type: apiKey, in: query', 'type: apiKey, in: cookie'],
  ...['type: http, scheme: bearer', 'type: http, scheme: basic'],
];

/** How the API key is sent. Reports schemes that errspec cannot send, and a second scheme. */
export function authOf(build: Build): Auth | undefined {
  const root: DescribedValue = { value: build.document, pointer: '' };
  const spots = [valueBelow(root, 'security'), ...[...build.operations.values()].map(({ spot }) => valueBelow(spot, 'security'))];
  const used = new Map<string, Auth | undefined>();
  for (const spot of spots)
    for (const requirement of elementsOf(spot))
      for (const [name, each] of membersOf(requirement)) used.set(name, used.get(name) ?? schemeOf(build, name, each, used));
  return [...used.values()].find((auth) => auth !== undefined);
}

function schemeOf(build: Build, name: string, spot: DescribedValue, used: ReadonlyMap<string, Auth | undefined>): Auth | undefined {
  if (used.has(name)) return used.get(name);
  const schemes = valueBelow({ value: build.document, pointer: '' }, 'components', 'securitySchemes');
  if (
    known(
      build,
      { value: name, pointer: spot.pointer },
      'security scheme',
      membersOf(schemes).map(([each]) => each),
    ) === undefined
  )
    return undefined;
  if (used.size > 0) {
    addProblem(
      build,
      { value: name, pointer: spot.pointer },
      'errspec supports one security scheme per description; this is a second one.',
      [...used.keys()],
    );
    return undefined;
  }
  const scheme = follow(build, valueBelow(schemes, name));
  const auth = sendable(scheme);
  if (auth === undefined)
    addProblem(build, { value: shown(scheme), pointer: scheme.pointer }, 'errspec does not support this security scheme.', SENDABLE);
  return auth;
}

/** How a key of a security scheme is sent; `undefined` for a scheme that is not supported. */
export function sendable(scheme: DescribedValue): Auth | undefined {
  const name = textAt(valueBelow(scheme, 'name'));
  const kind = oneOf(valueBelow(scheme, 'in'), ['header', 'query', 'cookie', 'none'], 'none');
  switch (textAt(valueBelow(scheme, 'type'))) {
    case 'apiKey':
      return kind === 'none' || name === undefined ? undefined : { kind, name };
    case 'http':
      return HTTP.find((auth) => auth.kind === textAt(valueBelow(scheme, 'scheme'))?.toLowerCase());
    default:
      return undefined;
  }
}

const HTTP: readonly Auth[] = [{ kind: 'bearer' }, { kind: 'basic' }];

function shown(scheme: DescribedValue): string {
  return ['type', 'in', 'scheme'].flatMap((name) => textAt(valueBelow(scheme, name)) ?? []).join(' ');
}

/** Whether an operation needs the key. Its own `security` overrides that of the document; an empty requirement makes the key optional. */
export function isSecured(build: Pick<Build, 'document'>, operation: Sketch): boolean {
  const own = valueBelow(operation.spot, 'security');
  const spot = own.value === undefined ? valueBelow({ value: build.document, pointer: '' }, 'security') : own;
  const requirements = elementsOf(spot);
  return requirements.length > 0 && requirements.every((each) => membersOf(each).length > 0);
}
