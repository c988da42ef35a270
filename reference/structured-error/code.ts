import { isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import type { QrType } from './rules.ts';

/** A stored QR code. */
export interface QrCode {
  readonly id: string;
  /** The id of the account that owns it. */
  readonly owner: string;
  readonly type: QrType;
  readonly name: string;
  readonly content: JsonObject;
  readonly isDynamic: boolean;
  readonly style: JsonObject;
  readonly folder: string | null;
  /** ISO 8601. */
  readonly created: string;
  readonly updated: string;
}

/** A code as `createQrcode` returns it. */
export function createdView(code: QrCode): JsonObject {
  return { ...bulkView(code), status: 'active', scans: 0 };
}

/** A code as an element of `created` in a bulk answer. */
export function bulkView(code: QrCode): JsonObject {
  return {
    id: code.id,
    type: code.type,
    name: code.name,
    content_string: pictureText(code),
    is_dynamic: code.isDynamic,
    image_url: `/api/v1/qrcodes/${code.id}/image`,
    created_at: code.created,
    ...dynamicView(code),
  };
}

/** A code as `getQrcode` and `listQrcodes` return it. */
export function storedView(code: QrCode): JsonObject {
  return {
    id: code.id,
    type: code.type,
    name: code.name,
    content: pictureText(code),
    is_dynamic: code.isDynamic,
    status: 'active',
    scans: 0,
    created_at: code.created,
    updated_at: code.updated,
    style_config: JSON.stringify(code.style),
    folder_id: code.folder,
    ...dynamicView(code),
  };
}

function dynamicView(code: QrCode): JsonObject {
  if (!code.isDynamic) return {};
  const short = code.id.slice(0, 8);
  return { short_code: short, dynamic_url: `https://qr.example/${short}` };
}

/** The text encoded in the image. For a dynamic code this is the target, not the short address. */
export function pictureText(code: Pick<QrCode, 'type' | 'content'>): string {
  const text = (name: string): string => asText(member(code.content, name));
  const part = (name: string): string => encodeURIComponent(text(name).toWellFormed());
  switch (code.type) {
    case 'text':
    case 'url':
      return text(code.type);
    case 'phone':
      return `tel:${text('phone')}`;
    case 'email':
      return `mailto:${text('email')}?subject=${part('subject')}&body=${part('message')}`;
    case 'sms':
      return `SMSTO:${text('phone')}:${text('message')}`;
    case 'whatsapp':
      return `https://wa.me/${part('phone')}?text=${part('message')}`;
    case 'wifi':
      return `WIFI:T:${text('encryption')};S:${text('ssid')};P:${text('password')};H:${text('hidden')};;`;
    case 'contact':
      return `BEGIN:VCARD\nN:${text('lastName')};${text('firstName')}\nTEL:${text('phone')}\nEMAIL:${text('email')}\nEND:VCARD`;
    default:
      return code.type satisfies never;
  }
}

function asText(value: Json | undefined): string {
  return value === undefined || value === null || isObject(value) ? '' : String(value);
}
