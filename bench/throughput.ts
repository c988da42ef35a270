import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { loadBuiltIn } from '../src/load/builtin.ts';
import { campaignFor, type Fuzzed, runCampaign, type Shape } from './throughput-campaign.ts';
import { line, median, perSecond, print, spread } from './throughput-figures.ts';
import { requestsOf, sendAll } from './throughput-raw.ts';
import { type Server, serve } from './throughput-server.ts';

/**
 * Prints how many payloads per second a fuzz campaign generates, sends and judges, compared with autocannon sending the same
 * requests to the same server over as many connections; the cost of read-back and clean-up; memory over many payloads;
 * and how time grows with payloads and items. `npm run bench:throughput [-- --quick]`; the last line is the ratio.
 */
const quick = process.argv.includes('--quick');
const FORMAT = 'structured-error';
const CONCURRENCY = 8;
const SERVERS = quick ? 2 : 4;
const PAIRS = quick ? 3 : 6;
const PAYLOADS = quick ? 800 : 1500;
const format = loadBuiltIn(FORMAT);

let seed = 0;

/** A campaign with a new seed, and therefore new payloads. */
function campaign(shape: Partial<Shape> = {}): Fuzzed {
  seed += 1;
  return campaignFor(format, { runs: PAYLOADS, seed, concurrency: CONCURRENCY, ...shape });
}

interface Rates {
  readonly raw: number[];
  readonly campaign: number[];
  readonly whole: number[];
  readonly wholeRequests: number[];
}

/** Measures a campaign with read-back, relations and clean-up, which leaves nothing on the server. */
async function measureWhole(server: Server, rates: Rates): Promise<void> {
  const { ms, payloads, requests } = await runCampaign(campaign({ runs: PAYLOADS / 4, whole: true }), server);
  rates.whole.push(perSecond(payloads, ms));
  rates.wholeRequests.push(perSecond(requests, ms));
}

/** Measures both sides alternately on one server, after both have warmed up; the order changes with every pair. */
async function measure(server: Server, rates: Rates, warmUp: number): Promise<void> {
  await runCampaign(campaign({ runs: warmUp }), server);
  await sendAll(requestsOf(campaign(), server), server, CONCURRENCY);
  for (let pair = 0; pair < PAIRS; pair += 1) {
    const fuzzed = campaign();
    const requests = requestsOf(fuzzed, server);
    const sides = [
      async () => rates.raw.push(perSecond(requests.length, await sendAll(requests, server, CONCURRENCY))),
      async () => rates.campaign.push(perSecond(requests.length, (await runCampaign(fuzzed, server)).ms)),
    ];
    for (const side of pair % 2 === 0 ? sides : sides.toReversed()) await side();
  }
}

async function compare(): Promise<Rates> {
  const rates: Rates = { raw: [], campaign: [], whole: [], wholeRequests: [] };
  // A new server each time, so that it contains no resources of earlier campaigns.
  for (let index = 0; index < SERVERS; index += 1) {
    const server = await serve(FORMAT);
    await measureWhole(server, rates);
    await measure(server, rates, index === 0 ? 3 * PAYLOADS : PAYLOADS);
    await server.stop();
  }
  return rates;
}

/** Milliseconds of each shape, the minimum of five, because disturbances only slow a run down. */
async function timesOf(shapes: readonly Partial<Shape>[]): Promise<readonly number[]> {
  const server = await serve(FORMAT);
  await runCampaign(campaign({ runs: 2 * PAYLOADS, items: 20 }), server);
  const least = shapes.map(() => Number.POSITIVE_INFINITY);
  for (let round = 0; round < 5; round += 1)
    for (const [index, shape] of shapes.entries())
      least[index] = Math.min(least[index] ?? 0, (await runCampaign(campaign(shape), server)).ms);
  await server.stop();
  return least;
}

async function growth(): Promise<void> {
  const runs = (quick ? [250, 500, 1000] : [500, 1000, 2000, 4000]).map((count) => ({ runs: count, items: 20 }));
  const items = [6, 12, 24, 48].map((count) => ({ runs: quick ? 250 : 800, items: count }));
  const byRuns = await timesOf(runs);
  const byItems = await timesOf(items);
  const listed = (counts: readonly number[], times: readonly number[]) =>
    counts.map((count, index) => `${count}: ${Math.round(times[index] ?? 0)} ms`).join(', ');
  const [runCounts, itemCounts] = [runs.map((each) => each.runs), items.map((each) => each.items)];
  const each = items[0]?.runs ?? 1;
  const ofOne = byItems.map((ms) => ms / each);
  print(`time by number of payloads (20 items)  ${listed(runCounts, byRuns)}; per payload: ${line(runCounts, byRuns)}`);
  print(`time by number of items (${each} payloads)  ${listed(itemCounts, byItems)}; per item: ${line(itemCounts, ofOne)}`);
}

/** Measures in a separate process that runs only the campaign. */
async function memory(): Promise<void> {
  const script = fileURLToPath(new URL('throughput-memory.ts', import.meta.url));
  const child = spawn(process.execPath, ['--expose-gc', script, quick ? '20000' : '100000'], { stdio: 'inherit' });
  const [code] = await once(child, 'exit');
  if (code !== 0) throw new Error(`The memory benchmark failed with exit code ${String(code)}`);
}

await memory();
await growth();
const { raw, campaign: judged, whole, wholeRequests } = await compare();
const ratio = median(judged) / median(raw);
print(`with read-back, relations, clean-up  ${spread(whole, 'payloads/s')}, ${Math.round(median(wholeRequests))} requests/s`);
print(`autocannon, the same requests        ${spread(raw, 'payloads/s')}`);
print(`campaign, all requirements judged    ${spread(judged, 'payloads/s')}`);
print(`ratio ${ratio.toFixed(2)}`);
