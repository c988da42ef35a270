import { loadBuiltIn } from '../src/load/builtin.ts';
import { campaignFor, runCampaign } from './throughput-campaign.ts';
import { print } from './throughput-figures.ts';
import { serve } from './throughput-server.ts';

/**
 * Prints the resident memory and the used heap of a process at each tenth of one long campaign. Node must run it with `--expose-gc`.
 * Payloads are short, so that the server has enough memory for what they create.
 */
const runs = Number(process.argv[2] ?? 100_000);
const LONGEST = 3;
const server = await serve('structured-error');
const resident: number[] = [];
const used: number[] = [];
let payloads = 0;
const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20);
await runCampaign(campaignFor(loadBuiltIn('structured-error'), { runs, seed: 1, concurrency: 8, longest: LONGEST }), server, () => {
  payloads += 1;
  if (payloads % (runs / 10) !== 0) return;
  resident.push(megabytes(process.memoryUsage.rss()));
  globalThis.gc?.();
  used.push(megabytes(process.memoryUsage().heapUsed));
});
await server.stop();
print(`memory at every 10 % of ${runs} payloads of up to ${LONGEST} items`);
print(`  resident     ${resident.join(' ')} MB`);
print(`  heap used    ${used.join(' ')} MB`);
