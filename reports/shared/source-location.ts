import type { Finding, Report } from '../../src/model/report.ts';

/** Where a description promises what a finding is about. */
export interface SourceLocation {
  /** Path as the user gave it; of a description whose file the report does not know, the path inside errspec. */
  readonly file: string;
  /** From 1; 1 where the report does not know it. */
  readonly line: number;
  readonly column: number;
  /** Whether line and column are known. */
  readonly isExact: boolean;
  readonly pointer: string;
}

/** The location of a finding of this format. */
export function sourceLocation({ run }: Report, format: string, { spec }: Pick<Finding, 'spec'>): SourceLocation {
  const description = run.descriptions?.[format];
  const position = description?.positions[spec];
  const file = description?.file ?? `specs/${format}/openapi.yaml`;
  return { file, line: position?.line ?? 1, column: position?.column ?? 1, isExact: position !== undefined, pointer: spec };
}
