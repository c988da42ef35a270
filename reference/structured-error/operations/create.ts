import { isObject, type Json, type JsonObject, member } from '../../../src/json/json.ts';
import type { Submitted } from '../call.ts';
import { createdView, type QrCode } from '../code.ts';
import type { Account } from '../keys.ts';
import { invalid, type Outcome } from '../outcome.ts';
import type { Rules } from '../rules.ts';
import { createErrors, typeNamed } from '../validate.ts';
import type { World } from '../world.ts';

/** `POST /qrcodes`: 201 with the code, or all validation errors. */
export function createQrcode({ call, account, input }: Submitted, world: World): Outcome {
  const found = createErrors(input, world.rules);
  const errors = world.seams.findsErrors?.(found, input, call) ?? found;
  if (errors.length > 0) return invalid(errors);
  const code = newCode(input, account, world.rules);
  storeNew(code, world);
  return { kind: 'json', status: 201, body: createdView(code) };
}

/** Creates a code from a valid input. */
export function newCode(input: JsonObject, account: Account, rules: Rules): QrCode {
  const type = typeNamed(member(input, 'type'), rules) ?? 'text';
  const name = member(input, 'name');
  const folder = member(input, 'folder_id');
  const now = new Date().toISOString();
  return {
    id: crypto.randomUUID(),
    owner: account.id,
    type,
    name: typeof name === 'string' ? trimmed(name, rules) : `${type} QR Code`,
    content: trimmedContent(objectOr(member(input, 'content')), rules),
    isDynamic: member(input, 'is_dynamic') === true,
    style: objectOr(member(input, 'style')),
    folder: typeof folder === 'string' ? folder : null,
    created: now,
    updated: now,
  };
}

/** Stores a new code, unless a seam changes that. */
export function storeNew(code: QrCode, world: World): void {
  const stored = world.seams.stores === undefined ? code : world.seams.stores(code);
  if (stored !== undefined) world.store.put(stored);
}

/** The value if it is an object, else an empty object. */
export function objectOr(value: Json | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The string as it is stored. */
export function trimmed(text: string, rules: Rules): string {
  return rules.trims ? text.trim() : text;
}

/** The content as it is stored. */
export function trimmedContent(content: JsonObject, rules: Rules): JsonObject {
  const entries = Object.entries(content).map(([name, value]): [string, Json] => [
    name,
    typeof value === 'string' ? trimmed(value, rules) : value,
  ]);
  return Object.fromEntries(entries);
}
