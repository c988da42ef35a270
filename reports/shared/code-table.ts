import type { CodeCoverage, FormatCoverage } from '../../src/model/report.ts';

/** The table of one format: which codes were observed for which operations. */
export interface CodeTable {
  readonly format: string;
  /** How many codes were observed, in words: `2 of 3 documented codes observed`. */
  readonly observed: string;
  readonly operations: readonly string[];
  /** The successes, then the codes. */
  readonly rows: readonly CodeCoverage[];
}

/** The table of a format. A code that is only usual has a row if a request asks for it, or an answer carried it. */
export function codeTable({ format, successes, codes }: FormatCoverage): CodeTable {
  const success: CodeCoverage = { entry: 'success', meaning: 'the request is accepted', operations: successes };
  const shown = codes.filter((code) => !isUsual(code) || Object.keys(code.operations).length > 0);
  const rows = [success, ...shown.map((code) => (isUsual(code) ? { ...code, meaning: `usual: ${code.meaning}` } : code))];
  const operations = [...new Set(rows.flatMap((row) => Object.keys(row.operations)))];
  return { format, observed: observedText(shown), operations, rows };
}

/** The heading over the tables of all formats. */
export function codesHeading(coverage: readonly FormatCoverage[]): string {
  const codes = coverage.flatMap((covered) => covered.codes);
  if (!codes.some(isUsual)) return 'Documented codes';
  return codes.every(isUsual) ? 'Usual codes' : 'Documented and usual codes';
}

function observedText(codes: readonly CodeCoverage[]): string {
  const [usual, documented] = [codes.filter(isUsual), codes.filter((code) => !isUsual(code))];
  const first = documented.length === 0 && usual.length > 0 ? 'no codes documented' : `${countText(documented)} documented codes observed`;
  return usual.length === 0 ? first : `${first}, ${countText(usual)} usual codes observed`;
}

function countText(codes: readonly CodeCoverage[]): string {
  return `${codes.filter(({ operations }) => Object.values(operations).includes('observed')).length} of ${codes.length}`;
}

function isUsual({ usual }: CodeCoverage): boolean {
  return usual === true;
}
