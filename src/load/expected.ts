import { isArray, type Json } from '../json/json.ts';
import { EXPECTED_KEYWORDS } from '../model/expected.ts';
import { addProblem, type Build, known } from './build.ts';
import { type DescribedValue, oneOrMany } from './described-value.ts';

/** Reports the names in an expectation that are neither entries nor keywords, and returns the expectation. */
export function checkExpected<Value extends Json>(build: Build, expectation: DescribedValue<Value>): Value {
  const all = [...build.catalogue.map(({ id }) => id), ...EXPECTED_KEYWORDS];
  if (isArray(expectation.value) && expectation.value.length === 0)
    addProblem(build, expectation, 'An expectation must name at least one entry of the catalogue.', all);
  for (const name of oneOrMany(expectation)) known(build, name, 'catalogue entry', all);
  return expectation.value;
}
