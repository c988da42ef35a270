import { type JsonObject, member } from '../../../src/json/json.ts';
import type { Authenticated, Submitted } from '../call.ts';
import { type QrCode, storedView } from '../code.ts';
import { FOREIGN, invalid, NOT_FOUND, type Outcome, type Rejection } from '../outcome.ts';
import { updateErrors } from '../validate.ts';
import type { World } from '../world.ts';
import { objectOr, trimmed, trimmedContent } from './create.ts';

/** The code of the path, if the account may see it, or the rejection. */
export function codeOf({ call, account }: Authenticated, { store, seams }: World): Found {
  const code = store.find(call.id);
  if (code === undefined) return NOT_FOUND;
  const visible = seams.shows?.(code, account, call.operation) ?? code.owner === account.id;
  return visible ? { kind: 'code', code } : code.owner === account.id ? NOT_FOUND : FOREIGN;
}

type Found = { readonly kind: 'code'; readonly code: QrCode } | Rejection;

/** `GET /qrcodes/{id}`: 200 with the code. */
export function getQrcode(admitted: Authenticated, world: World): Outcome {
  const at = codeOf(admitted, world);
  return at.kind === 'rejection' ? at : { kind: 'json', status: 200, body: storedView(at.code) };
}

/** `DELETE /qrcodes/{id}`: 200, then 404. */
export function deleteQrcode(admitted: Authenticated, world: World): Outcome {
  const at = codeOf(admitted, world);
  if (at.kind === 'rejection') return at;
  if (world.seams.removes?.(at.code) ?? true) world.store.remove(at.code.id);
  return { kind: 'json', status: 200, body: { message: 'The QR code is deleted.' } };
}

/** `PUT /qrcodes/{id}`: 200. Replaces `content` as a whole. Missing or null members stay the same, except that `folder_id: null` removes the code from its folder. */
export function updateQrcode(submitted: Submitted, world: World): Outcome {
  const { call, input } = submitted;
  const at = codeOf(submitted, world);
  if (at.kind === 'rejection') return at;
  const { code } = at;
  const found = updateErrors(input, code, world.rules);
  const errors = world.seams.findsErrors?.(found, input, call) ?? found;
  if (errors.length === 0 || world.seams.updatesBeforeValidating === true) {
    const after = updated(code, input, world);
    world.store.put(world.seams.updates?.(code, after, input) ?? after);
  }
  return errors.length > 0 ? invalid(errors) : { kind: 'json', status: 200, body: { message: 'The QR code is updated.' } };
}

function updated(code: QrCode, input: JsonObject, { rules }: World): QrCode {
  const name = member(input, 'name');
  const content = member(input, 'content');
  const style = member(input, 'style');
  const folder = member(input, 'folder_id');
  return {
    ...code,
    name: typeof name === 'string' ? trimmed(name, rules) : code.name,
    content: content === undefined || content === null ? code.content : trimmedContent(objectOr(content), rules),
    style: style === undefined || style === null ? code.style : objectOr(style),
    folder: folder === null ? null : typeof folder === 'string' ? folder : code.folder,
    isDynamic: code.isDynamic || member(input, 'is_dynamic') === true,
    updated: new Date().toISOString(),
  };
}
