/** The kinds of QR codes. */
export const TYPES = ['text', 'url', 'phone', 'email', 'sms', 'whatsapp', 'wifi', 'contact'] as const;

export type QrType = (typeof TYPES)[number];

/** What a member of `content` must be. */
export type MemberRule =
  | { readonly kind: 'text'; readonly required: boolean; readonly max: number; readonly starts?: readonly string[] }
  | { readonly kind: 'one of'; readonly values: readonly string[] }
  | { readonly kind: 'boolean' };

export type ContentRules = Readonly<Record<string, MemberRule>>;

/** What the input is held against. */
export interface Rules {
  readonly types: readonly QrType[];
  /** Characters that a name may have. */
  readonly nameMax: number;
  /** Items that a bulk may have. */
  readonly items: { readonly min: number; readonly max: number };
  readonly content: Readonly<Record<QrType, ContentRules>>;
  /** Members that must be there beside `type` and `content`. */
  readonly required: readonly string[];
  readonly unknownMembers: 'ignored' | 'refused';
  /** What a character is, where lengths are counted. */
  readonly units: 'code points' | 'utf-16';
  /** Whether texts lose the white space around them. */
  readonly trims: boolean;
  /** What becomes of query values that are out of range. */
  readonly query: 'refused' | 'clamped';
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
  query: 'refused',
};
