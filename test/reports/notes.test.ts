import { expect, it } from 'vitest';
import { noteSentence } from '../../reports/notes.ts';

it('tells in one line how much could not be deleted because the budget was spent', () => {
  const told = (things: number) =>
    noteSentence({ code: 'not-deleted-for-budget', format: 'f', detail: { operation: 'deleteThing', things } });
  expect(told(3)).toMatch(/^f: 3 things were not deleted: --max-requests was spent\. .*deleteThing/);
  expect(told(1)).toMatch(/^f: 1 thing was not deleted: /);
});
