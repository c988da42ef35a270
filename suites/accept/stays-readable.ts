import { isArray, type Json } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import { readingSummary } from '../../src/judge/readings.ts';
import type { Operation, RequestLocation } from '../../src/model/format.ts';
import type { Probe, Scenario } from '../../src/model/probe.ts';
import { type OwnTools, scenario } from '../kit/requirement.ts';
import { taggedItems } from '../kit/scenarios.ts';

/** The operation that creates what this one writes. */
function creatingOf(tools: OwnTools, { valid, ...operation }: Operation): Operation | undefined {
  return valid.from === undefined ? { valid, ...operation } : tools.operations.find(({ id }) => id === valid.from?.operation);
}

/** The probe with the tag of the run in it, before an unusual character. */
function tagged(tools: OwnTools, { bulk, valid }: Operation, probe: Probe): Probe | undefined {
  const places = bulk?.mark === undefined ? [{ to: valid.mark, suffix: '' }] : itemPlaces(bulk.items, probe, bulk);
  const known = places.flatMap(({ to, suffix }) => (to === undefined ? [] : [{ to, suffix: suffix + endOf(probe, to) }]));
  return known.length === 0 || !known.every(({ to }) => to.startsWith('/body/')) ? undefined : tools.tagged(probe, known);
}

function itemPlaces(where: string, probe: Probe, bulk: Parameters<typeof taggedItems>[0]): ReturnType<typeof taggedItems> {
  const items = at(probe.request.body, where);
  return taggedItems(
    bulk,
    (isArray(items) ? items : []).map((_, index) => index),
  );
}

/** The unusual character at the end of a text. */
function endOf({ request }: Probe, to: RequestLocation): string {
  const text: Json | undefined = at(request.body, to.slice('/body'.length));
  const last = typeof text === 'string' ? text.slice(-1) : '';
  return last.isWellFormed() && !/[\u0000\ufffe]/.test(last) ? '' : last;
}

/** The write, a read of the resource, and a search for it. */
function extend(tools: OwnTools, operation: Operation, base: Scenario): Scenario | undefined {
  const probe = base.steps.at(-1);
  if (probe?.cause.kind !== 'lenient-json' || probe.cause.at === undefined) return undefined;
  const link = operation.readBack?.link;
  const read = link === undefined ? undefined : tools.follow(link, { from: 'probe', step: 'read', expect: { kind: 'anything' } });
  const stored = creatingOf(tools, operation)?.stored;
  const search = stored === undefined ? undefined : tools.search(stored, 'search');
  const marked = search === undefined ? undefined : tagged(tools, operation, probe);
  const steps = [
    ...base.steps.slice(0, -1),
    marked ?? probe,
    ...(read === undefined ? [] : [read]),
    ...(search === undefined || marked === undefined ? [] : [{ ...search, expect: { kind: 'anything' } as const }]),
  ];
  return steps.length === base.steps.length ? undefined : tools.extended(base, { steps });
}

export default scenario({
  id: 'accept/stays-readable',
  level: 'MUST',
  title: 'What a write accepted MUST be readable afterwards, alone and in a list',
  source: 'RFC 8259, section 8.2; OpenAPI description: x-read-back and x-stored of operations that write',
  needs: ['transport/answers'],
  applies: ({ operations }) =>
    operations.some(({ writes, stored, readBack }) => writes && (stored !== undefined || readBack !== undefined))
      ? undefined
      : 'no operation writes a resource that can be read again',
  exercisedBy: 'a key that may write',
  codes: {
    unreadable: {
      says: ({ actual }: { actual: string }) =>
        `The server accepted the value, but a later read of the resource was answered with ${actual}.`,
      hint: 'Reject what cannot be stored or written as JSON again, such as half of a surrogate pair or a NUL character; one such row breaks every list.',
    },
  },
  *probes(tools) {
    for (const operation of tools.operations) {
      if (!operation.writes) continue;
      for (const derived of tools.derived(operation)) {
        const extended = extend(tools, operation, derived);
        if (extended !== undefined) yield extended;
      }
    }
  },
  select: ({ steps }) => {
    const reads = ['read', 'search'].flatMap((step) => steps.get(step) ?? []);
    return steps.get('probe')?.reading.kind === 'success' && reads.length > 0 ? reads : undefined;
  },
  *judge(reads, { find }) {
    for (const { reading, probe, operation } of reads) {
      if (reading.kind === 'success') continue;
      const parts = { where: 'status', expected: 'success', actual: readingSummary(reading), step: probe.step };
      yield find.unreadable(operation === undefined ? parts : { ...parts, spec: operation.pointer });
    }
  },
});
