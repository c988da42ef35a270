import { at } from '../json/pointer.ts';
import type { Bind } from '../model/probe.ts';
import { asDocument } from '../model/request.ts';
import type { Observation } from '../model/requirement.ts';
import type { Lookups } from '../send/resolve.ts';
import type { Ran } from './ran.ts';
import type { StateValues } from './state-setups.ts';

/** What a scenario has besides its own steps. */
export interface ScenarioInputs {
  readonly values: StateValues;
  readonly uses: readonly Ran[];
}

/** The inputs of a scenario without states and shared scenarios. */
export const NOTHING_GIVEN: ScenarioInputs = { values: {}, uses: [] };

/** Looks values up that a scenario needs while it runs. */
export function lookupsOf(given: ScenarioInputs, steps: ReadonlyMap<string, Observation>, mark: string): Lookups {
  const { values } = given;
  const key = values['apiKey'];
  return {
    mark,
    stateKey: typeof key === 'string' ? key : undefined,
    state: (value) => values[value],
    request: (step, where, scenario) => {
      const sent = stepsOf(given, steps, scenario)?.get(step)?.sent.request;
      return sent === undefined ? undefined : at(asDocument(sent), where);
    },
    answer: (scenario, step, where) => {
      const reading = stepsOf(given, steps, scenario)?.get(step)?.reading;
      return reading?.kind === 'success' ? at(reading.body, where) : undefined;
    },
  };
}

type Steps = ReadonlyMap<string, Observation>;

/** The observations that a value is looked up in: those of the scenario, or of a shared one. */
function stepsOf({ uses }: ScenarioInputs, steps: Steps, scenario: string | undefined): Steps | undefined {
  return scenario === undefined ? steps : uses.find((ran) => ran.scenario.id === scenario)?.steps;
}

/** An answer that a value of a request is from. */
export type FromAnswer = Extract<Bind['from'], { readonly kind: 'answer' }>;

/** Whether the answer that a value is from answers a write. */
export function isFromWrite(given: ScenarioInputs, steps: Steps, { scenario, step }: FromAnswer): boolean {
  return stepsOf(given, steps, scenario)?.get(step)?.operation?.writes === true;
}
