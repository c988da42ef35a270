import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { isObject, member } from '../json/json.ts';
import type { Report } from '../model/report.ts';
import { newAjv } from '../schema/validate.ts';
import { packageRoot } from './package.ts';

/** A file that is not a usable report. */
export class ReportError extends Error {
  constructor(file: string, why: string) {
    super(`${file} is not a usable report: ${why}`);
    this.name = 'ReportError';
  }
}

/** Reads a JSON report. A file that cannot be read or violates `reports/report.schema.json` throws a `ReportError`. */
export function loadReport(file: string): Report {
  const value = parsed(file, textOf(file));
  if (!isObject(value)) throw new ReportError(file, 'it is not a JSON object.');
  const version = member(value, 'version');
  if (typeof version === 'number' && version !== 1)
    throw new ReportError(file, `its version is ${JSON.stringify(version)}; this errspec reads version 1.`);
  const validate = validatorOf();
  // `unknown` first: the schema has just confirmed the type.
  if (validate(value)) return value as unknown as Report;
  throw new ReportError(file, `it does not match reports/report.schema.json.\n${describeErrors(validate.errors ?? [])}`);
}

function textOf(file: string): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? error.code : undefined;
    if (code === 'ENOENT') throw new ReportError(file, 'there is no such file.');
    if (code === 'EISDIR') throw new ReportError(file, 'it is a folder.');
    throw new ReportError(file, `it cannot be read (${error instanceof Error ? error.message : String(error)}).`);
  }
}

function parsed(file: string, text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    throw new ReportError(file, 'it is not JSON.');
  }
}

let compiled: ValidateFunction | undefined;

function validatorOf(): ValidateFunction {
  if (compiled !== undefined) return compiled;
  const schema: unknown = JSON.parse(readFileSync(join(packageRoot(), 'reports', 'report.schema.json'), 'utf8'));
  if (!isObject(schema)) throw new Error('reports/report.schema.json is not an object');
  compiled = newAjv({ trusted: true }).compile(schema);
  return compiled;
}

/** The first three errors, one a line. */
function describeErrors(errors: readonly ErrorObject[]): string {
  // Errors of `anyOf` and the like only repeat that no branch matches; the errors of the branches say more.
  const own = errors.filter(({ keyword }) => !['if', 'anyOf', 'oneOf'].includes(keyword));
  const lines = [...new Set((own.length === 0 ? errors : own).map(line))];
  const more = lines.length > 3 ? [`  … and ${lines.length - 3} more`] : [];
  return [...lines.slice(0, 3), ...more].join('\n');
}

function line({ instancePath, message, params }: ErrorObject): string {
  const where = instancePath === '' ? 'the report' : instancePath;
  const extra: unknown = params['additionalProperty'];
  return `  ${where} ${message ?? 'is wrong'}${typeof extra === 'string' ? `: ${extra.slice(0, 80)}` : ''}`;
}
