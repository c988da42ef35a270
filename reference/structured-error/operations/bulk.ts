import { isArray, type Json, type JsonObject, member } from '../../../src/json/json.ts';
import { listedFields } from '../answer.ts';
import type { Submitted } from '../call.ts';
import { bulkView } from '../code.ts';
import { type FieldError, invalid, type Outcome } from '../outcome.ts';
import { createErrors } from '../validate.ts';
import type { World } from '../world.ts';
import { newCode, objectOr, storeNew } from './create.ts';

/** An item of a bulk with its validation errors. */
export interface CheckedItem {
  /** The position in the submitted array, from 0. */
  readonly index: number;
  readonly item: Json;
  readonly errors: readonly FieldError[];
}

/** Which items are created, and which are reported as invalid. */
export interface BulkPlan {
  readonly submitted: number;
  readonly create: readonly CheckedItem[];
  readonly report: readonly CheckedItem[];
}

/** The result of a bulk. */
export interface BulkResult {
  readonly status: number;
  readonly created: readonly JsonObject[];
  readonly errors: readonly { readonly index: number; readonly errors: readonly FieldError[] }[];
  readonly summary: { readonly total_submitted: number; readonly total_created: number; readonly total_failed: number };
  /** Sends the errors as one rejection instead. */
  readonly asRejection?: boolean;
}

/** `POST /qrcodes/bulk`: creates the valid items and reports the invalid ones; 201 if all are valid, else 200. */
export function createQrcodes(submitted: Submitted, world: World): Outcome {
  const { call, input } = submitted;
  const broken = arrayErrors(member(input, 'qrcodes'), world);
  const errors = world.seams.findsErrors?.(broken, input, call) ?? broken;
  if (errors.length > 0) return invalid(errors);
  const items = member(input, 'qrcodes');
  const plan = planFor(isArray(items) ? items : [], submitted, world);
  const result = carryOut(plan, submitted, world);
  const final = world.seams.reportsBulk?.(result, plan) ?? result;
  if (final.asRejection === true) return invalid(final.errors.flatMap((error) => error.errors));
  const list = final.errors.map((error) => ({ index: error.index, errors: listedFields(error.errors, world.seams) }));
  return { kind: 'json', status: final.status, body: { created: final.created, errors: list, summary: final.summary } };
}

function arrayErrors(items: Json | undefined, { rules }: World): readonly FieldError[] {
  const path = ['qrcodes'];
  if (items === undefined) return [{ path, message: 'This is required.' }];
  if (!isArray(items)) return [{ path, message: 'This must be an array.' }];
  const { min, max } = rules.items;
  return items.length < min || items.length > max ? [{ path, message: `This must have ${min} to ${max} items.` }] : [];
}

function planFor(items: readonly Json[], { call }: Submitted, world: World): BulkPlan {
  const checked = items.map((item, index): CheckedItem => {
    const found = createErrors(item, world.rules, ['qrcodes', index]);
    return { index, item, errors: world.seams.findsErrors?.(found, item, call) ?? found };
  });
  const create = checked.filter(({ errors }) => errors.length === 0);
  const report = checked.filter(({ errors }) => errors.length > 0);
  const plan = { submitted: items.length, create, report };
  return world.seams.plansBulk?.(plan, call) ?? plan;
}

function carryOut(plan: BulkPlan, { account }: Submitted, world: World): BulkResult {
  const codes = plan.create.map(({ item }) => newCode(objectOr(item), account, world.rules));
  for (const code of codes) storeNew(code, world);
  return {
    status: plan.report.length === 0 ? 201 : 200,
    created: codes.map(bulkView),
    errors: plan.report.map(({ index, errors }) => ({ index, errors })),
    summary: { total_submitted: plan.submitted, total_created: codes.length, total_failed: plan.report.length },
  };
}
