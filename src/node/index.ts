/** The programmatic interface: `import { check } from 'errspec/node'`. */
export type { Finding, Report, Result } from '../model/report.ts';
export { type Answer, type MatcherResult, matchers } from './answers.ts';
export { type Check, type CheckEvent, type CheckInput, check, NotJudged } from './check.ts';
export { type ConformanceTest, conformanceTests, Violation } from './conformance.ts';
export type { FetchHandler } from './fetch-wire.ts';
