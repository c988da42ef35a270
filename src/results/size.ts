import { isArray } from '../json/json.ts';
import { pointer } from '../json/pointer.ts';
import type { Located } from '../judge/engine.ts';
import type { CampaignKind, Probe, Scenario } from '../model/probe.ts';
import type { FuzzInfo } from '../model/report.ts';

/** The size of a payload: items of a bulk, parameters if these are the payload, else bytes of the body. */
export type Size = Pick<FuzzInfo, 'size' | 'unit'>;

/** The smallest payload that still shows the same finding. */
export interface Shrunk {
  readonly located: Located;
  readonly fuzz: FuzzInfo;
}

/** The size of a scenario's payload in a campaign of this kind. */
export function sizeOf({ steps }: Scenario, kind: CampaignKind): Size {
  const bulk = steps.find((step) => step.expect.kind === 'bulk')?.expect;
  if (bulk?.kind === 'bulk') return { size: bulk.size, unit: 'items' };
  const sent = steps.find(({ step }) => step === 'probe') ?? steps.at(-1);
  if (kind === 'parameters') return { size: sent === undefined ? 0 : parametersOf(sent), unit: 'parameters' };
  return { size: sent === undefined ? 0 : bytesOf(sent), unit: 'bytes' };
}

/** Counts query parameters, repeated ones each time, and path parameters except ids that are known only when the request is sent. */
function parametersOf({ request, bind }: Probe): number {
  const inPath = Object.keys(request.path).filter((name) => !bind.some(({ to }) => to === pointer('path', name)));
  const inQuery = Object.values(request.query).flatMap((value) => (isArray(value) ? value : [value]));
  return inPath.length + inQuery.length;
}

function bytesOf({ body, request }: Probe): number {
  switch (body.kind) {
    case 'none':
      return 0;
    case 'json':
      return Buffer.byteLength(JSON.stringify(request.body) ?? '');
    case 'raw':
      return Buffer.byteLength(body.base64, 'base64');
    default:
      return body satisfies never;
  }
}
