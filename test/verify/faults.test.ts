import { describe, expect, test } from 'vitest';
import { faults } from '../../reference/faults/index.ts';
import { variants } from '../../reference/variants/index.ts';
import { verified } from './verified.ts';

/** Faults that the contracts catch, each with an interaction that it breaks and where. */
const CAUGHT: readonly (readonly [fault: string, interaction: string, where: string])[] = [
  ['any-key-taken', 'createKey: a wrong API key -> UNAUTHORIZED', ''],
  ['bad-key-as-403', 'createKey: a wrong API key -> UNAUTHORIZED', 'status'],
  ['bulk-fields-named-by-path', 'createQrcodesBulk: 5 items, content.email, required -> error at index 4', '/errors/0/errors'],
  ['bulk-index-among-bad', 'createQrcodesBulk: 5 items, content, required -> error at index 1', '/errors/0/index'],
  ['bulk-index-from-the-end', 'createQrcodesBulk: 5 items, content, required -> error at index 1', '/errors/0/index'],
  ['bulk-index-one-based', 'createQrcodesBulk: 5 items, content, required -> error at index 1', '/errors/0/index'],
  ['bulk-counts-submitted-as-created', 'createQrcodesBulk: 5 items, content, required -> error at index 1', '/summary/total_created'],
  ['bulk-drops-last', 'createQrcodesBulk: 8 good items -> all created', '/created'],
  ['bulk-all-or-nothing', 'createQrcodesBulk: 5 items, content, required -> error at index 1', ''],
  ['codes-in-lower-case', 'getQrcode: unknown id -> NOT_FOUND', '/error/code'],
  ['container-blamed', 'createQrcode: content.email, required -> VALIDATION_ERROR', '/error/fields'],
  ['wrong-field-blamed', 'createQrcode: name, type -> VALIDATION_ERROR', '/error/fields'],
  ['created-as-200', 'createQrcode: a valid request (contact) -> success', 'status'],
  ['deleted-code-still-read', 'getQrcode: deleted -> NOT_FOUND', ''],
  ['foreign-code-forbidden', 'deleteQrcode: foreign -> NOT_FOUND', '/error/code'],
  ['not-found-page', 'deleteQrcode: deleted -> NOT_FOUND', 'header:content-type'],
  ['request-id-missing-on-errors', 'createKey: no API key -> UNAUTHORIZED', ''],
  ['spent-limit-as-503', 'createKey: rate limit spent -> RATE_LIMITED', 'status'],
  ['validation-as-422', 'createQrcode: content, required -> VALIDATION_ERROR', 'status'],
  ['scans-as-text', 'createQrcode: a valid request (contact) -> success', '/scans'],
  ['rpc-any-key-taken', 'addRecord: a wrong API key -> 401 or 100315', '/code'],
  ['rpc-business-error-with-code-0', 'addRecord: code_id, required -> 100301', '/code'],
  ['rpc-closed-for-paused', 'addRecord: paused QR code -> 100314', '/error_code'],
  ['rpc-code-as-text', 'addRecord: code_id, required -> 100301', '/code'],
  ['rpc-duplicate-as-409', 'addRecord: value of a unique field taken -> 100307', '/code'],
  ['rpc-error-as-html', 'addRecord: a wrong API key -> 401 or 100315', 'header:content-type'],
  ['rpc-error-code-left-out', 'addRecord: code_id, required -> 100301', ''],
  ['rpc-every-error-is-400', 'addRecord: read-only key -> 403', 'status'],
  ['rpc-foreign-record-shown', 'getRecord: record the key may not see -> 100303', ''],
  ['rpc-form-for-record', 'getRecord: record the key may not see -> 100303', '/error_code'],
  ['rpc-invalid-as-422', 'addRecord: code_id, required -> 100301', 'status'],
  ['rpc-limits-swapped', 'addRecord: submission limit of the form -> 100312', '/error_code'],
  ['rpc-message-missing', 'addRecord: code_id, required -> 100301', ''],
  ['rpc-org-mismatch-as-unknown-form', 'getTemplate: form of another organisation -> 100316', '/error_code'],
  ['rpc-read-only-key-writes', 'addRecord: read-only key -> 403', '/code'],
  ['rpc-scope-not-checked', 'verifyCertificate: certificate of another form -> 100323', '/code'],
  ['rpc-spent-limit-as-bad-key', 'addRecord: spent rate limit -> 429', '/code'],
  ['rpc-success-as-code-200', 'getTemplate: a valid request (example) -> success', '/code'],
  ['rpc-upstream-down-as-system-error', 'addRecord: upstream unavailable -> 502', '/code'],
];

/** Those of one format go together, some at a time: most of each is the start of a process. */
const AT_ONCE = 3;

describe('contracts against faults', () => {
  test.each(['structured-error', 'code-envelope'])('fail at least 15 faults at the right location: %s', async (format) => {
    const own = CAUGHT.filter(([name]) => faults.find((fault) => fault.name === name)?.format === format);
    expect(own.length).toBeGreaterThanOrEqual(15);
    const missed: unknown[] = [];
    for (let start = 0; start < own.length; start += AT_ONCE)
      await Promise.all(
        own.slice(start, start + AT_ONCE).map(async ([name, interaction, where]) => {
          const fault = faults.find((each) => each.name === name);
          if (fault === undefined) throw new Error(`There is no fault ${name}`);
          const [result] = await verified(format, { fault }, (description) => description === interaction);
          const places = result?.findings.map((finding) => finding.where);
          if (result?.verdict !== 'failed' || places?.includes(where) !== true) missed.push([name, result?.verdict, places]);
        }),
      );
    expect(missed).toEqual([]);
  });
});

/** Freedoms and the interactions whose answers they show in; `npm run matrix:contracts` goes through all variants and interactions. */
const FREE: readonly (readonly [variant: string, shows: RegExp])[] = [
  ['all-bad-bulk-as-error', /^createQrcodesBulk/],
  ['bulk-errors-reversed', /^createQrcodesBulk/],
  ['content-members-blamed', /: content, /],
  ['created-reversed', /^createQrcodesBulk/],
  ['extra-members', /./],
  ['fields-null', /^(createKey|getQrcode):/],
  ['partial-bulk-201', /^createQrcodesBulk/],
  ['rpc-always-200', /./],
  ['rpc-bad-key-as-400', /API key|disabled key/],
  ['rpc-error-code-null', /^(addRecord|getContent):/],
  ['rpc-invalid-for-missing', /action|status/],
  ['rpc-limits-as-429', /submission limit|rate limit/],
  ['rpc-not-found-as-404', /100303|100304|100317|100320/],
  ['rpc-system-error-as-502', /100300/],
];

describe('contracts against variants', () => {
  test.each(['structured-error', 'code-envelope'])('pass every variant that a consumer can work with: %s', async (format) => {
    const own = FREE.filter(([name]) => variants.find((variant) => variant.name === name)?.format === format);
    expect(own.length).toBeGreaterThanOrEqual(7);
    for (let start = 0; start < own.length; start += AT_ONCE)
      await Promise.all(
        own.slice(start, start + AT_ONCE).map(async ([name, shows]) => {
          const variant = variants.find((each) => each.name === name);
          if (variant === undefined) throw new Error(`There is no variant ${name}`);
          const results = await verified(format, { variant }, (description) => shows.test(description));
          expect(results, name).not.toEqual([]);
          const accused = results.filter(({ verdict }) => verdict !== 'passed').map(({ title, findings }) => [title, findings]);
          expect([name, accused]).toEqual([name, []]);
        }),
      );
  });
});
