import type { Fault } from '../fault.ts';
import { storedView } from '../structured-error/code.ts';

/** One extra row is fetched to detect a next page and never dropped. */
export default {
  name: 'list-limit-off-by-one',
  defect: 'A page of a listing has one code more than `limit`.',
  format: 'structured-error',
  breaks: ['list/pages'],
  seams: {
    pages: (found, all) => {
      const { page: number, limit } = found.pagination;
      return { ...found, data: all.slice((number - 1) * limit, number * limit + 1).map(storedView) };
    },
  },
} satisfies Fault;
