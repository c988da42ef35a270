import type { Json } from '../../src/json/json.ts';

/** A QR code. */
export interface QrCode {
  readonly id: number;
  readonly coding: string;
  readonly url: string;
  readonly title: string;
  readonly organisation: string;
  readonly category: number | undefined;
  /** Takes no submissions for the time being. */
  readonly paused: boolean;
  /** Ids of the forms that hang on it. */
  readonly forms: readonly number[];
}

/** One field of a form. */
export interface Field {
  readonly id: number;
  readonly type: 'text' | 'tel';
  readonly title: string;
  readonly required: boolean;
  /** Holds each value once. */
  readonly unique: boolean;
}

/** A form, and what it asks of a submission. Times are in milliseconds since 1970. */
export interface Form {
  readonly id: number;
  readonly name: string;
  readonly number: string;
  readonly organisation: string;
  readonly fields: readonly Field[];
  readonly closes: number;
  /** When what a submission rests on ends. */
  readonly expires: number;
  readonly mostInAll: number;
  readonly mostPerUser: number;
  /** Something in the system is broken that this form needs. */
  readonly broken: boolean;
}

/** A submission of a form. */
export interface Submission {
  readonly id: number;
  readonly url: string;
  readonly form: number;
  readonly code: number;
  readonly organisation: string;
  readonly user: string;
  readonly values: readonly { readonly field: number; readonly value: Json }[];
}

/** A certificate made from a record, and what stands in the way of its verification. */
export interface Certificate {
  readonly code: string;
  readonly form: number;
  readonly organisation: string;
  readonly authorization: string;
  readonly status: 'pending' | 'used';
  /** Whether the form lets its certificates be verified. */
  readonly enabled: boolean;
  readonly approved: boolean;
  readonly ended: boolean;
  /** Whether the caller may verify it. */
  readonly permitted: boolean;
  readonly identified: boolean;
  readonly genuine: boolean;
}
