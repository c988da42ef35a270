import { Option } from 'commander';

/** The options of commands that end by a baseline. */
export function baselineOptions(): readonly Option[] {
  return [
    new Option('--baseline <file>', 'findings that are accepted for now (YAML): they do not fail the run; stale and expired entries do'),
    new Option('--update-baseline', 'write the file of --baseline: add what was found, delete what is stale'),
  ].map((option) => option.helpGroup('Output:'));
}
