import { expect, it } from 'vitest';
import { noteSentence } from '../../reports/notes.ts';

it('reports in one line how many resources were not deleted because the request budget was used up', () => {
  const text = (resources: number) =>
    noteSentence({ code: 'not-deleted-for-budget', format: 'f', detail: { operation: 'deleteThing', resources } });
  expect(text(3)).toMatch(/^f: 3 resources were not deleted: .*--max-requests.*deleteThing/);
  expect(text(1)).toMatch(/^f: 1 resource was not deleted: /);
});
