import type { Json, JsonObject } from '../json/json.ts';
import type { Template } from '../model/interaction.ts';
import { exampleOf } from './template.ts';

/** A template in the form of a Pact document: an example, matching rules by path for what is not compared literally, and generators by path for values that the replay puts in. */
export interface Lowered {
  readonly content: Json;
  readonly rules: JsonObject;
  readonly generators: JsonObject;
}

/** Lowers the template of a body; paths begin at `$` (Pact specification 4: matching rules). */
export function lowered(template: Template): Lowered {
  const rules = new Map<string, Json>();
  const generators = new Map<string, Json>();
  collect(template, '$', { rules, generators });
  return { content: exampleOf(template), rules: Object.fromEntries(rules), generators: Object.fromEntries(generators) };
}

interface LoweredTemplate {
  readonly rules: Map<string, Json>;
  readonly generators: Map<string, Json>;
}

function collect(template: Template, path: string, found: LoweredTemplate): void {
  const own = matcherOf(template);
  if (own !== undefined) found.rules.set(path, ruleOf(own));
  switch (template.kind) {
    case 'state':
      found.generators.set(path, stateGenerator(template.expression));
      return;
    case 'object':
      for (const [name, each] of Object.entries(template.members)) collect(each, path + step(name), found);
      return;
    case 'list':
      for (const [index, each] of template.items.entries()) collect(each, `${path}[${index}]`, found);
      return;
    case 'exact':
    case 'like':
    case 'integer':
    case 'regex':
    case 'contains':
      return;
    default:
      template satisfies never;
  }
}

/** The matcher of a template; `undefined` if the example is compared literally. */
export function matcherOf(template: Template): JsonObject | undefined {
  switch (template.kind) {
    case 'like':
    case 'state':
      return { match: 'type' };
    case 'integer':
      return { match: 'integer' };
    case 'regex':
      return { match: 'regex', regex: template.pattern };
    case 'contains':
      return { match: 'arrayContains', variants: template.items.map(variantOf) };
    case 'exact':
    case 'object':
    case 'list':
      return undefined;
    default:
      return template satisfies never;
  }
}

function variantOf(template: Template, index: number): JsonObject {
  const { rules, generators } = lowered(template);
  return { index, rules, ...(Object.keys(generators).length === 0 ? {} : { generators }) };
}

/** The matching rule of one matcher. */
export function ruleOf(matcher: JsonObject): JsonObject {
  return { combine: 'AND', matchers: [matcher] };
}

/** The generator that takes a value from a provider state when the interaction is replayed. */
export function stateGenerator(expression: string): JsonObject {
  return { expression, type: 'ProviderState' };
}

/** A path puts names that are not words into brackets and quotes. */
function step(name: string): string {
  return /^[A-Za-z_][\w]*$/.test(name) ? `.${name}` : `['${name.replaceAll('\\', '\\\\').replaceAll("'", "\\'")}']`;
}
