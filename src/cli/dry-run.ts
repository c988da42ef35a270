import type { CheckOptions } from '../model/check.ts';
import { type DryRequest, dryRequests } from '../run/dry-run.ts';
import { print, writeError } from './terminal.ts';

/** Prints each request that a run would send, a line each: method, URL, media type, body. Sends nothing. */
export async function printDryRun(options: CheckOptions): Promise<void> {
  const counts = { requests: 0, writes: 0, deletes: 0 };
  for (const subject of options.formats) {
    let lines = '';
    for (const each of dryRequests(subject, options)) {
      counts.requests += 1;
      counts.writes += each.couldWrite ? 1 : 0;
      counts.deletes += each.deletes;
      lines += lineOf(each);
      if (lines.length > 65_536) {
        await print(lines);
        lines = '';
      }
    }
    await print(lines);
  }
  const { requests, writes, deletes } = counts;
  writeError(
    `Nothing was sent. The run would send ${requests} requests, ${writes} of which could write, delete ${deletes} resources, and read some before that. <…> is known only from answers.\n`,
  );
}

function lineOf({ request: { method, url, headers, body } }: DryRequest): string {
  const shownUrl = url.replaceAll(/%3C(.*?)%3E/g, (_, name: string) => `<${decodeURIComponent(name)}>`);
  const type = headers.find(([name]) => name === 'content-type')?.[1];
  const text = body === undefined ? '' : ` ${type ?? 'no content type'} ${JSON.stringify(Buffer.from(body).toString('utf8'))}`;
  return `${method} ${shownUrl}${text}\n`;
}
