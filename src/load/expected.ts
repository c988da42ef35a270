import { EXPECTED_KEYWORDS, expectedFrom } from '../model/expected.ts';
import type { Expected } from '../model/format.ts';
import { ACCEPTED_OR_REJECTED } from '../model/probe.ts';
import { addProblem, type Build, known } from './build.ts';
import { type DescribedValue, entryIdsAt, oneOrMany } from './described-value.ts';

/** An expectation as it is written; entries that the catalogue lacks are noted. Where nothing is written, nothing is promised. */
export function expected(build: Build, spot: DescribedValue): Expected {
  if (spot.value === undefined) return ACCEPTED_OR_REJECTED;
  checkExpected(build, spot);
  return expectedFrom([...entryIdsAt(spot)]);
}

/** Notes the words of an expectation that name no entry. */
export function checkExpected(build: Build, spot: DescribedValue): void {
  const all = [...build.catalogue.map(({ id }) => id), ...EXPECTED_KEYWORDS];
  const each = oneOrMany(spot);
  if (spot.value !== undefined && each.length === 0)
    addProblem(build, spot, 'An expectation names at least one entry of the catalogue.', all);
  for (const word of each) known(build, word, 'entry in the catalogue', all);
}
