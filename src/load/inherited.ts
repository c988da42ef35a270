import { isArray, isObject, type Json, type JsonObject, member } from '../json/json.ts';
import { merged } from '../json/merge.ts';
import { rebuilt } from '../json/pointer.ts';
import { EXPECTED_KEYWORDS } from '../model/expected.ts';

/**
 * An error format with keywords merged over it. Where these bring a catalogue of their own, what they leave as it was and what refers to entries that are
 * gone is dropped: causes become open, and fields and limits go with their last entry.
 */
export function overridden(base: Json | undefined, own: JsonObject): JsonObject {
  const all = merged(base, own);
  if (member(own, 'catalogue') === undefined) return all;
  const ids = [...EXPECTED_KEYWORDS, ...idsOf(member(all, 'catalogue'))];
  const known = (names: Json | undefined) => (isArray(names) ? names : [names]).every((name) => ids.includes(String(name)));
  let result = all;
  const causes = member(all, 'causes');
  if (isObject(causes)) result = rebuilt(result, 'causes', knownCauses(causes, member(own, 'causes'), known));
  const fields = member(all, 'fields');
  if (isObject(fields) && member(member(own, 'fields'), 'with') === undefined) {
    const names = member(fields, 'with');
    const left = isArray(names) ? names.filter(known) : [];
    result = rebuilt(result, 'fields', left.length === 0 ? undefined : rebuilt(fields, 'with', left));
  }
  if (member(own, 'limits') === undefined && !known(member(member(all, 'limits'), 'entry'))) result = rebuilt(result, 'limits', undefined);
  const cases = member(all, 'cases');
  if (isArray(cases) && member(own, 'cases') === undefined)
    result = rebuilt(
      result,
      'cases',
      cases.filter((each) => known(member(each, 'expect'))),
    );
  return result;
}

function knownCauses(causes: JsonObject, own: Json | undefined, known: (names: Json | undefined) => boolean): JsonObject {
  return Object.fromEntries(
    Object.entries(causes).filter(([name, expected]) => {
      if (member(own, name) !== undefined) return true;
      return isObject(expected) ? Object.values(expected).every(known) : known(expected);
    }),
  );
}

function idsOf(catalogue: Json | undefined): readonly string[] {
  return (isArray(catalogue) ? catalogue : []).map((entry) =>
    String(member(entry, 'id') ?? member(entry, 'detail') ?? member(entry, 'code')),
  );
}
