import type { ErrorCaseKeywords, ErrorFormatKeywords, SharedCaseKeywords } from '../../specs/extension.ts';
import { expectedFrom } from '../model/expected.ts';
import type { Case, Change, SharedCase, ValidRequest } from '../model/format.ts';
import { addProblem, type Build, type DescribedOperation, known } from './build.ts';
import { type DescribedValue, describedItems, keywordAt, optionalKeyword } from './described-value.ts';
import { checkExpected } from './expected.ts';
import { bindsAt, checkStates, checkUsed, valuesOf } from './provider-states.ts';
import { checkLocation } from './request-location.ts';

/** The cases of an operation (`x-error-cases`). A case inherits the binds of the valid request; its own binds override them. */
export function readCases(build: Build, operation: DescribedOperation, valid: ValidRequest): readonly Case[] {
  const cases = keywordAt(operation.keywords, 'x-error-cases');
  checkNames(build, cases);
  return describedItems(cases).map((each): Case => {
    const states = checkStates(build, keywordAt(each, 'states'));
    const own = bindsAt(build, operation, keywordAt(each, 'bind'), valuesOf(build, [...states, ...valid.states]));
    const bind = new Map([...valid.bind, ...own]);
    checkUsed(build, keywordAt(each, 'states'), bind);
    for (const { at, pointer } of describedItems(keywordAt(each, 'change')).map(changed)) checkLocation(build, operation, at, { pointer });
    const source = each.value.source ?? operation.keywords.value['x-source'];
    return { ...common(build, each), states, bind, source };
  });
}

/** The cases shared by several operations (`x-error-format.cases`). */
export function sharedCases(build: Build, cases: DescribedValue<ErrorFormatKeywords['cases']>): readonly SharedCase[] {
  checkNames(build, cases);
  return describedItems(cases).map((each): SharedCase => {
    const states = checkStates(build, keywordAt(each, 'states'));
    const bind = bindsAt(build, undefined, keywordAt(each, 'bind'), valuesOf(build, states));
    const { source, operations } = each.value;
    if (typeof operations !== 'string')
      for (const id of describedItems({ value: operations, pointer: `${each.pointer}/operations` }))
        known(build, id, 'operation', build.operations.keys());
    return { ...common(build, each), states, bind, source, operations };
  });
}

type CaseKeywords = ErrorCaseKeywords | SharedCaseKeywords;
type ChangeKeywords = CaseKeywords['change'][number];

function common(build: Build, each: DescribedValue<CaseKeywords>): Omit<Case, 'states' | 'bind' | 'source'> {
  const { name, change, blames, like } = each.value;
  const expect = checkExpected(build, keywordAt(each, 'expect'));
  return { name, change: change.map(changeOf), expect: expectedFrom(expect), blames, like, pointer: each.pointer };
}

function changeOf(change: ChangeKeywords): Change {
  return change.remove === undefined ? { kind: 'set', at: change.set, value: change.value } : { kind: 'remove', at: change.remove };
}

/** The location of a change, and where the description has it. */
function changed({ value, pointer }: DescribedValue<ChangeKeywords>): { readonly at: string; readonly pointer: string } {
  return value.remove === undefined ? { at: value.set, pointer: `${pointer}/set` } : { at: value.remove, pointer: `${pointer}/remove` };
}

/** Reports duplicate names, and `like`s that name no other case. */
function checkNames(build: Build, cases: DescribedValue<readonly CaseKeywords[]>): void {
  describedItems(cases).forEach((each, index) => {
    const { name } = each.value;
    if (cases.value.findIndex((other) => other.name === name) < index)
      addProblem(
        build,
        keywordAt(each, 'name'),
        `Another case is already called ${JSON.stringify(name)}. Names must be unique within the list.`,
      );
    const others = cases.value.filter((other) => other.name !== name).map((other) => other.name);
    const like = optionalKeyword(each, 'like');
    if (like !== undefined) known(build, like, 'case', others);
  });
}
