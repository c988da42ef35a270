import type { Auth } from '../model/format.ts';
import { type Build, follow, known, refuse, type Sketch } from './build.ts';
import { below, elements, members, type Spot, text } from './spot.ts';

const SENDABLE = ['type: apiKey, in: header', 'type: http, scheme: bearer'];

/** How the key is sent: by the one scheme that operations require. Schemes that cannot be sent, and a second one, are noted. */
export function authOf(build: Build): Auth | undefined {
  const root: Spot = { value: build.document, pointer: '' };
  const spots = [below(root, 'security'), ...[...build.operations.values()].map(({ spot }) => below(spot, 'security'))];
  const used = new Map<string, Auth | undefined>();
  for (const spot of spots)
    for (const requirement of elements(spot))
      for (const [name, each] of members(requirement)) used.set(name, used.get(name) ?? schemeOf(build, name, each, used));
  return [...used.values()].find((auth) => auth !== undefined);
}

function schemeOf(build: Build, name: string, spot: Spot, used: ReadonlyMap<string, Auth | undefined>): Auth | undefined {
  if (used.has(name)) return used.get(name);
  const schemes = below({ value: build.document, pointer: '' }, 'components', 'securitySchemes');
  if (
    known(
      build,
      { value: name, pointer: spot.pointer },
      'security scheme',
      members(schemes).map(([each]) => each),
    ) === undefined
  )
    return undefined;
  if (used.size > 0) {
    refuse(
      build,
      { value: name, pointer: spot.pointer },
      'Requests are sent with one kind of key; a second security scheme cannot be used.',
      [...used.keys()],
    );
    return undefined;
  }
  const scheme = follow(build, below(schemes, name));
  const auth = sendable(scheme);
  if (auth === undefined) refuse(build, { value: shown(scheme), pointer: scheme.pointer }, 'A key of this kind cannot be sent.', SENDABLE);
  return auth;
}

function sendable(scheme: Spot): Auth | undefined {
  const type = text(below(scheme, 'type'));
  const name = text(below(scheme, 'name'));
  if (type === 'apiKey' && below(scheme, 'in').value === 'header' && name !== undefined) return { kind: 'header', name };
  return type === 'http' && text(below(scheme, 'scheme'))?.toLowerCase() === 'bearer' ? { kind: 'bearer' } : undefined;
}

function shown(scheme: Spot): string {
  return ['type', 'in', 'scheme'].flatMap((name) => text(below(scheme, name)) ?? []).join(' ');
}

/** Whether an operation wants the key: its own requirements replace those of the document; an empty one makes the key optional. */
export function isSecured(build: Pick<Build, 'document'>, operation: Sketch): boolean {
  const own = below(operation.spot, 'security');
  const spot = own.value === undefined ? below({ value: build.document, pointer: '' }, 'security') : own;
  const requirements = elements(spot);
  return requirements.length > 0 && requirements.every((each) => members(each).length > 0);
}
