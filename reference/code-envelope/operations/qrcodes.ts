import type { JsonObject } from '../../../src/json/json.ts';
import type { Submitted } from '../call.ts';
import { NO_QRCODE, type Outcome, success } from '../outcome.ts';
import type { QrCode } from '../resources.ts';
import type { World } from '../world.ts';
import { storedText } from './read.ts';

/** The content of a QR code. */
export function getContent({ input, key }: Submitted, { store }: World): Outcome {
  const code = store.codeNamed(storedText(input, 'qrcode') ?? '');
  if (code === undefined || code.organisation !== key.organisation) return NO_QRCODE;
  const { id, title, url, coding } = code;
  return success({ meta: { id, title, url, coding }, fields: fieldsOf(code, storedText(input, 'format') ?? 'json') });
}

function fieldsOf({ id, paused }: QrCode, format: string): readonly JsonObject[] {
  const fields = [
    { title: 'Number', value: String(id) },
    { title: 'State', value: paused ? 'Paused' : 'In use' },
  ];
  return format === 'markdown' ? fields.map(({ title, value }) => ({ title, value: `**${value}**` })) : fields;
}

/** The forms that are linked to a QR code. */
export function getOperation({ input, key }: Submitted, { store }: World): Outcome {
  const code = store.codeNamed(storedText(input, 'qrcode') ?? '');
  if (code === undefined || code.organisation !== key.organisation) return NO_QRCODE;
  const forms = code.forms.map((id) => store.forms.get(id)).filter((form) => form !== undefined);
  return success(forms.map(({ id, name }) => ({ operation_name: name, element_type: 'form', element_value: id })));
}
