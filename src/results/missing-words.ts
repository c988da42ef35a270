import { documentsStatus } from '../model/documented.ts';
import type { Format, Operation } from '../model/format.ts';
import type { FormatCoverage, MissingWord, Result, RunMessage } from '../model/report.ts';
import { nodeOf, typesOf } from '../schema/node.ts';

/** What a run of a document without an error format saw. */
interface Judged {
  readonly format: Format;
  readonly results: readonly Result[];
  readonly coverage: FormatCoverage;
}

/** Words that a document lacks, and the operations and requirements that they would let a run judge. */
interface Lack {
  readonly word: MissingWord;
  readonly operations: readonly Operation[];
  readonly requirements: number;
}

/** How many words are asked for: the few that would let a run judge most. */
const MOST_WORDS = 4;

/** Which words about a document without an error format would let the next run judge most, the most useful first. None for other formats. */
export function missingWords(judged: Judged): readonly RunMessage[] {
  const { format } = judged;
  if (!format.usual.has('reading')) return [];
  return lacks(judged)
    .filter(({ operations, requirements }) => operations.length > 0 && requirements > 0)
    .toSorted((a, b) => b.operations.length * b.requirements - a.operations.length * a.requirements)
    .slice(0, MOST_WORDS)
    .map(({ word, operations, requirements }) => ({
      code: 'words-missing',
      format: format.name,
      detail: { word, operations: operations.length, requirements, examples: operations.slice(0, 3).map(({ id }) => id) },
    }));
}

function lacks({ format, results, coverage }: Judged): readonly Lack[] {
  const { operations } = format;
  const unaccepted = operations.filter(({ id, valid }) => valid.basis === 'made' && coverage.successes[id] !== 'observed');
  const hasId = ({ parameters }: Operation) => parameters.some((parameter) => parameter.in === 'path');
  const isChecked = ({ parameters, body }: Operation) => body !== undefined || parameters.some((parameter) => parameter.in === 'query');
  const isList = ({ body, bulk }: Operation) =>
    body !== undefined && bulk === undefined && typesOf(nodeOf(format, body.schema, body.pointer)).includes('array');
  const about = (keyword: string) =>
    results.filter(({ source, verdict }) => source.includes(keyword) && verdict !== 'passed' && verdict !== 'failed').length;
  const judgedBy = (keyword: string) => results.filter(({ source }) => source.includes(keyword)).length;
  return [
    { word: 'valid-request', operations: unaccepted, requirements: beyond(results, unaccepted) },
    {
      word: 'unknown',
      operations: operations.filter((each) => hasId(each) && !documentsStatus(each, { statuses: [404, 410] })),
      requirements: judgedBy('causes'),
    },
    {
      word: 'invalid',
      operations: operations.filter((each) => isChecked(each) && !documentsStatus(each, { statuses: [400, 422] })),
      requirements: judgedBy('causes'),
    },
    {
      word: 'read-back',
      operations: operations.filter((each) => each.cleanup !== undefined && each.readBack === undefined),
      requirements: about('x-read-back'),
    },
    { word: 'bulk', operations: operations.filter(isList), requirements: about('x-bulk') },
    {
      word: 'fields',
      operations: format.fields === undefined ? operations.filter(isChecked) : [],
      requirements: about('x-error-format.fields'),
    },
  ];
}

/** How many requirements were exercised, but with none of these operations. */
function beyond(results: readonly Result[], operations: readonly Operation[]): number {
  const exercised = results.filter(({ verdict }) => verdict === 'passed' || verdict === 'failed');
  return exercised.filter((result) => operations.every(({ id }) => result.operations[id] === undefined)).length;
}
