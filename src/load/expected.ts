import { EXPECTED_KEYWORDS, expectedFrom } from '../model/expected.ts';
import type { Expected } from '../model/format.ts';
import { ACCEPTED_OR_REJECTED } from '../model/probe.ts';
import { addProblem, type Build, known } from './build.ts';
import { type DescribedValue, entryIdsAt, oneOrMany } from './described-value.ts';

/** An expectation. Reports unknown entries. Without a value nothing is promised: the request may be accepted or rejected. */
export function expected(build: Build, spot: DescribedValue): Expected {
  if (spot.value === undefined) return ACCEPTED_OR_REJECTED;
  checkExpected(build, spot);
  return expectedFrom([...entryIdsAt(spot)]);
}

/** Reports the names in an expectation that are neither entries nor keywords. */
export function checkExpected(build: Build, spot: DescribedValue): void {
  const all = [...build.catalogue.map(({ id }) => id), ...EXPECTED_KEYWORDS];
  const each = oneOrMany(spot);
  if (spot.value !== undefined && each.length === 0)
    addProblem(build, spot, 'An expectation must name at least one entry of the catalogue.', all);
  for (const name of each) known(build, name, 'catalogue entry', all);
}
