import type { Json } from '../../src/json/json.ts';

/** A QR code. */
export interface QrCode {
  readonly id: number;
  readonly coding: string;
  readonly url: string;
  readonly title: string;
  readonly organisation: string;
  readonly category: number | undefined;
  /** Rejects submissions for now. */
  readonly paused: boolean;
  /** Ids of the linked forms. */
  readonly forms: readonly number[];
}

/** One field of a form. */
export interface Field {
  readonly id: number;
  readonly type: 'text' | 'tel';
  readonly title: string;
  readonly required: boolean;
  /** Rejects values that already exist. */
  readonly unique: boolean;
}

/** A form and its conditions for submissions. Times are in milliseconds since 1970. */
export interface Form {
  readonly id: number;
  readonly name: string;
  readonly number: string;
  readonly organisation: string;
  readonly fields: readonly Field[];
  readonly closes: number;
  /** When the submitted resource expires. */
  readonly expires: number;
  readonly maxRecords: number;
  readonly maxRecordsPerUser: number;
  /** Makes the server fail when it reads the form. */
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

/** A certificate of a form, and what may prevent its verification. */
export interface Certificate {
  readonly code: string;
  readonly form: number;
  readonly organisation: string;
  readonly authorization: string;
  readonly status: 'pending' | 'used';
  /** True if the form allows verification. */
  readonly enabled: boolean;
  readonly approved: boolean;
  readonly ended: boolean;
  /** True if the caller may verify it. */
  readonly permitted: boolean;
  readonly identified: boolean;
  readonly genuine: boolean;
}
