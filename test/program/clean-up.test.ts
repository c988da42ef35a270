import { describe, expect, it } from 'vitest';
import type { LeftBecause, RunMessage } from '../../src/model/report.ts';
import { checkHere } from '../cli/here.ts';
import { PATIENT, type Served, serve } from './run.ts';
import { type Answered, bending } from './servers.ts';

const FORMAT = 'structured-error';
const CUSTOMER = 'customer data';
/** How ids begin that nothing has. */
const NOBODYS = 'eeeeeeee-0000-4000-8000-';

/** Why resources were left in place, of a warning about that. */
function reasonLeft(warning: RunMessage): LeftBecause | undefined {
  return warning.code === 'left-in-place' ? warning.detail.why : undefined;
}

interface Listed {
  readonly id: string;
  readonly name: string;
}

/** All QR codes of the account. */
async function stored({ targets, apiKey }: Served): Promise<readonly Listed[]> {
  const listed: Listed[] = [];
  for (let page = 1; ; page += 1) {
    const answer = await fetch(`${targets[FORMAT]}/qrcodes?limit=100&page=${page}`, { headers: { 'x-api-key': apiKey } });
    // The list of the reference server.
    const { data } = (await answer.json()) as { readonly data: readonly Listed[] };
    listed.push(...data);
    if (data.length < 100) return listed;
  }
}

/** A server with so many QR codes of a customer. */
async function inUse(customers: number): Promise<Served> {
  const served = await serve();
  for (let index = 0; index < customers; index += 1)
    await fetch(`${served.targets[FORMAT]}/qrcodes`, {
      method: 'POST',
      headers: { 'x-api-key': served.apiKey, 'content-type': 'application/json' },
      body: JSON.stringify({ type: 'text', name: `${CUSTOMER} ${index}`, content: { text: 'hello' } }),
    });
  return served;
}

function isCustomers({ name }: Listed): boolean {
  return name.startsWith(CUSTOMER);
}

/** Checks a server through a proxy that changes what its answers say. */
async function checked(served: Served, bend: (answered: Answered) => unknown, ...more: readonly string[]) {
  const proxy = await bending(served.targets[FORMAT] ?? '', bend);
  const ran = await checkHere(['--target', proxy.url, '--format', FORMAT, '--api-key', served.apiKey, '--runs', '5', ...more]);
  const deletes = proxy.passed.filter(({ method }) => method === 'DELETE');
  const deleted = deletes.map(({ url }) => url);
  return {
    ran,
    deleted,
    deletes: deletes.filter(({ status }) => status === 200).length,
    left: await stored(served),
    warnings: ran.report.run.warnings,
  };
}

function isCreation({ method, url, status }: Answered): boolean {
  return method === 'POST' && status < 300 && /\/qrcodes(\/bulk)?$/.test(url);
}

function isBulk(answered: Answered): boolean {
  return isCreation(answered) && answered.url.endsWith('/bulk');
}

describe('clean-up', () => {
  it(
    'deletes no older resource that a bulk answer lists as created',
    async () => {
      const served = await inUse(50);
      const { left, warnings, ran } = await checked(served, async (answered) =>
        isBulk(answered) ? { ...answered.json, created: await stored(served) } : answered.json,
      );
      expect(left.filter(isCustomers)).toHaveLength(50);
      expect(warnings).toContainEqual(
        expect.objectContaining({ code: 'left-in-place', detail: expect.objectContaining({ why: 'more-than-sent' }) }),
      );
      expect(ran.stdout.replace(/\s+/g, ' ')).toContain(
        'were not deleted (deleteQrcode), because the answer names more resources than the request could create',
      );
    },
    PATIENT,
  );

  it(
    'deletes none of 500 resources if a bulk of fewer items lists them as created',
    async () => {
      const served = await serve();
      const ids = Array.from({ length: 500 }, (_, index) => ({ id: `${NOBODYS}${String(index).padStart(12, '0')}` }));
      const { deleted, warnings } = await checked(served, (answered) =>
        isBulk(answered) ? { ...answered.json, created: ids } : answered.json,
      );
      expect(deleted.filter((url) => url.includes(NOBODYS))).toEqual([]);
      expect(warnings.map(reasonLeft)).toContain('more-than-sent');
    },
    PATIENT,
  );

  it(
    'deletes no resource that the target listed before and then reports as created',
    async () => {
      const served = await inUse(1);
      const [customer] = await stored(served);
      const { left, warnings } = await checked(served, (answered) =>
        isCreation(answered) && !isBulk(answered) ? { ...answered.json, id: customer?.id } : answered.json,
      );
      expect(left.filter(isCustomers)).toHaveLength(1);
      expect(warnings.map(reasonLeft)).toContain('known-before');
    },
    PATIENT,
  );

  it(
    'reads a resource that an answer names only by its id, and keeps it if it contains nothing that was sent',
    async () => {
      const served = await inUse(20);
      const customers = await stored(served);
      let next = 0;
      // Lists show nothing of the customer before, so that only reading tells whose it is.
      const { left, warnings } = await checked(served, (answered) => {
        if (answered.method === 'GET' && Array.isArray(answered.json['data']))
          return { ...answered.json, data: answered.json['data'].filter((code) => !isCustomers(code as Listed)) };
        if (!isCreation(answered) || isBulk(answered)) return answered.json;
        next += 1;
        return { id: customers[next % customers.length]?.id };
      });
      expect(left.filter(isCustomers)).toHaveLength(20);
      expect(warnings.map(reasonLeft)).toContain('not-ours');
    },
    PATIENT,
  );

  it(
    'deletes everything that it created on a server that answers only ids',
    async () => {
      const served = await serve();
      const { left, warnings } = await checked(served, (answered) => {
        if (!isCreation(answered)) return answered.json;
        const { id, created } = answered.json;
        return isBulk(answered) ? { ...answered.json, created: (created as Listed[]).map((each) => ({ id: each.id })) } : { id };
      });
      expect(warnings).toEqual([]);
      expect(left).toEqual([]);
    },
    PATIENT,
  );

  it(
    'respects --max-deletes, and reports the remaining resources',
    async () => {
      const served = await serve();
      const { left, deletes, ran } = await checked(served, ({ json }) => json, '--max-deletes', '10', '--only', 'accept', '--runs', '0');
      expect(left.length).toBeGreaterThan(0);
      expect(deletes).toBeLessThanOrEqual(10 + 5);
      expect(ran.stdout.replace(/\s+/g, ' ')).toContain('not deleted (deleteQrcode), because --max-deletes was reached');
    },
    PATIENT,
  );
});
