import { isArray, type Json, type JsonObject, member } from '../../../src/json/json.ts';
import { listedFields } from '../answer.ts';
import type { Submitted } from '../call.ts';
import { bulkView } from '../code.ts';
import { type FieldError, invalid, type Outcome } from '../outcome.ts';
import { brokenCreate } from '../validate.ts';
import type { World } from '../world.ts';
import { newCode, objectOr, storeNew } from './create.ts';

/** An item of a bulk, and what is wrong with it. */
export interface JudgedItem {
  /** 0-based position in the submitted array. */
  readonly index: number;
  readonly item: Json;
  readonly errors: readonly FieldError[];
}

/** What is to become of the items. */
export interface BulkPlan {
  readonly submitted: number;
  readonly create: readonly JudgedItem[];
  readonly report: readonly JudgedItem[];
}

/** What a bulk answers. */
export interface BulkResult {
  readonly status: number;
  readonly created: readonly JsonObject[];
  readonly errors: readonly { readonly index: number; readonly errors: readonly FieldError[] }[];
  readonly summary: { readonly total_submitted: number; readonly total_created: number; readonly total_failed: number };
  /** Answers all the errors in the envelope of a refusal instead. */
  readonly asRefusal?: boolean;
}

/** `POST /qrcodes/bulk`: creates the good items and reports the bad ones; 201 where there are no bad ones, else 200. */
export function createQrcodes(submitted: Submitted, world: World): Outcome {
  const { call, input } = submitted;
  const broken = brokenArray(member(input, 'qrcodes'), world);
  const errors = world.seams.finds?.(broken, input, call) ?? broken;
  if (errors.length > 0) return invalid(errors);
  const items = member(input, 'qrcodes');
  const plan = planFor(isArray(items) ? items : [], submitted, world);
  const result = carryOut(plan, submitted, world);
  const told = world.seams.tells?.(result, plan) ?? result;
  if (told.asRefusal === true) return invalid(told.errors.flatMap((error) => error.errors));
  const list = told.errors.map((error) => ({ index: error.index, errors: listedFields(error.errors, world.seams) }));
  return { kind: 'json', status: told.status, body: { created: told.created, errors: list, summary: told.summary } };
}

function brokenArray(items: Json | undefined, { rules }: World): readonly FieldError[] {
  const path = ['qrcodes'];
  if (items === undefined) return [{ path, message: 'This is required.' }];
  if (!isArray(items)) return [{ path, message: 'This must be an array.' }];
  const { min, max } = rules.items;
  return items.length < min || items.length > max ? [{ path, message: `This must have ${min} to ${max} items.` }] : [];
}

function planFor(items: readonly Json[], { call }: Submitted, world: World): BulkPlan {
  const judged = items.map((item, index): JudgedItem => {
    const found = brokenCreate(item, world.rules, ['qrcodes', index]);
    return { index, item, errors: world.seams.finds?.(found, item, call) ?? found };
  });
  const create = judged.filter(({ errors }) => errors.length === 0);
  const report = judged.filter(({ errors }) => errors.length > 0);
  const plan = { submitted: items.length, create, report };
  return world.seams.plans?.(plan, call) ?? plan;
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
