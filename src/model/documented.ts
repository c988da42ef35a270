import type { Entry, Operation } from './format.ts';

/** Whether the operation documents one of the statuses by its number; `default` and ranges such as `4XX` name none. */
export function documentsStatus({ responses }: Operation, { statuses }: Pick<Entry, 'statuses'>): boolean {
  return responses.some(({ status, isGeneral }) => isGeneral !== true && statuses.includes(status));
}
