import type { Certificate, Form, QrCode, Submission } from './resources.ts';

/** All resources of the API, in memory. */
export class Store {
  readonly codes = new Map<number, QrCode>();
  readonly forms = new Map<number, Form>();
  readonly records = new Map<number, Submission>();
  readonly certificates = new Map<string, Certificate>();
  #last = 1000;

  /** Returns an unused id. */
  newId(): number {
    this.#last += 1;
    return this.#last;
  }

  /** The QR code with this coding or URL. */
  codeNamed(text: string): QrCode | undefined {
    return this.codes.values().find(({ coding, url }) => coding === text || url === text);
  }

  recordAt(url: string): Submission | undefined {
    return this.records.values().find((record) => record.url === url);
  }

  recordsOf(form: number): readonly Submission[] {
    return this.records
      .values()
      .filter((record) => record.form === form)
      .toArray();
  }

  /** Removes a form and its submissions. */
  dropForm(id: number): void {
    for (const record of this.recordsOf(id)) this.records.delete(record.id);
    this.forms.delete(id);
  }
}
