import { describe, expect, test } from 'vitest';
import { dialectNames, loadDialect } from '../../src/load/dialects.ts';
import { bulkServer, formatOfBulk, STYLES } from './bulks.ts';
import { formatOfBooks } from './document.ts';
import { findingsOf, type Judged } from './report.ts';
import { booksServer, KEY, type Lie } from './server.ts';

async function findings(dialect: string, lie: Lie | undefined, judged: Judged): Promise<readonly string[]> {
  const format = formatOfBooks(dialect);
  return await findingsOf(format, booksServer(dialect, format, lie), { apiKey: KEY, ...judged });
}

const named = dialectNames();
const withFields = named.filter((name) => JSON.stringify(loadDialect(name).errorFormat).includes('"fields"'));

describe('check of a server that speaks a dialect', () => {
  // Some frameworks report one field at a time.
  test.each(named)('accuses an honest server of nothing: %s', async (dialect) => {
    expect(await findings(dialect, undefined, { skip: ['fields/complete'] })).toEqual([]);
  });

  test.each(named)('finds another error for an unknown id: %s', async (dialect) => {
    expect(await findings(dialect, 'code', { only: ['codes/*'], maxRequests: 100 })).not.toEqual([]);
  });

  test.each(withFields)('finds another field than the broken one: %s', async (dialect) => {
    const found = await findings(dialect, 'field', { only: ['fields/*'], maxRequests: 100 });
    expect(found.filter((each) => each.startsWith('fields/'))).not.toEqual([]);
  });
});

describe('check of a server with a bulk', () => {
  test.each(STYLES)('accuses an honest server of nothing: $title', async (style) => {
    const format = formatOfBulk(style);
    expect(await findingsOf(format, bulkServer(style, format, false), {})).toEqual([]);
  });

  test.each(STYLES)('finds errors at other items than the broken ones: $title', async (style) => {
    const format = formatOfBulk(style);
    const found = await findingsOf(format, bulkServer(style, format, true), { only: ['bulk/*'], maxRequests: 60 });
    expect(found.filter((each) => each.startsWith('bulk/index-exact'))).not.toEqual([]);
  });
});
