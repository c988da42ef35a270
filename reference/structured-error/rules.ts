/** The types of QR codes. */
export const TYPES = ['text', 'url', 'phone', 'email', 'sms', 'whatsapp', 'wifi', 'contact'] as const;

export type QrType = (typeof TYPES)[number];

/** The rule for a member of `content`. */
export type MemberRule =
  | { readonly kind: 'text'; readonly required: boolean; readonly max: number; readonly starts?: readonly string[] }
  | { readonly kind: 'one of'; readonly values: readonly string[] }
  | { readonly kind: 'boolean' };

export type ContentRules = Readonly<Record<string, MemberRule>>;

/** The validation rules of the input. */
export interface Rules {
  readonly types: readonly QrType[];
  /** The longest name, in characters. */
  readonly nameMax: number;
  /** The smallest and the largest bulk. */
  readonly items: { readonly min: number; readonly max: number };
  readonly content: Readonly<Record<QrType, ContentRules>>;
  /** Required members besides `type` and `content`. */
  readonly required: readonly string[];
  readonly unknownMembers: 'ignored' | 'rejected';
  /** The unit of string lengths. */
  readonly units: 'code points' | 'utf-16';
  /** True if white space around strings is removed. */
  readonly trims: boolean;
  /** How query values out of range are handled. */
  readonly query: 'rejected' | 'clamped';
  /** What of the searched text a code must contain: all of it, or any of its words. */
  readonly search: 'text' | 'any word';
}

function required(max: number): MemberRule {
  return { kind: 'text', required: true, max };
}

function optional(max: number): MemberRule {
  return { kind: 'text', required: false, max };
}

/** The documented rules. */
export const RULES: Rules = {
  types: TYPES,
  nameMax: 100,
  items: { min: 1, max: 50 },
  content: {
    text: { text: required(900) },
    url: { url: { kind: 'text', required: true, max: 900, starts: ['http://', 'https://'] } },
    phone: { phone: required(15) },
    email: { email: required(254), subject: optional(78), message: optional(500) },
    sms: { phone: required(15), message: optional(160) },
    whatsapp: { phone: required(15), message: optional(500) },
    wifi: {
      ssid: required(32),
      password: optional(63),
      encryption: { kind: 'one of', values: ['WPA', 'WEP', 'nopass'] },
      hidden: { kind: 'boolean' },
    },
    contact: { firstName: required(40), lastName: optional(40), phone: optional(15), email: optional(60) },
  },
  required: [],
  unknownMembers: 'ignored',
  units: 'code points',
  trims: false,
  query: 'rejected',
  search: 'text',
};
