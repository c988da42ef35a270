import { isArray, isObject, type Json } from '../json/json.ts';
import { type Pointer, pointer, tokens } from '../json/pointer.ts';
import { literal } from '../json/text.ts';
import type { Template } from '../model/interaction.ts';

/** An object with a template at each of these locations; nested locations become nested objects. */
export function objectTemplate(places: ReadonlyMap<Pointer, Template>): Template {
  const root: TemplateTree = new Map();
  for (const [place, template] of places) put(root, tokens(place), template);
  return fromBranch(root);
}

type TemplateTree = Map<string, TemplateTree | Template>;

function put(branch: TemplateTree, [name, ...rest]: readonly string[], template: Template): void {
  if (name === undefined) return;
  if (rest.length === 0) {
    branch.set(name, template);
    return;
  }
  const known = branch.get(name);
  const next: TemplateTree = known instanceof Map ? known : new Map(known?.kind === 'object' ? Object.entries(known.members) : []);
  branch.set(name, next);
  put(next, rest, template);
}

function fromBranch(branch: TemplateTree): Template {
  return {
    kind: 'object',
    members: Object.fromEntries([...branch].map(([name, each]) => [name, each instanceof Map ? fromBranch(each) : each])),
  };
}

/** The value with templates at some locations. */
export function withTemplates(value: Json, templates: ReadonlyMap<Pointer, Template>, at: Pointer = ''): Template {
  const own = templates.get(at);
  if (own !== undefined) return own;
  const inside = [...templates.keys()].some((place) => place.startsWith(`${at}/`));
  if (!inside) return { kind: 'exact', value };
  const below = (name: string | number, each: Json) => withTemplates(each, templates, at + pointer(name));
  if (isArray(value)) return { kind: 'list', items: value.map((each, index) => below(index, each)) };
  if (!isObject(value)) return { kind: 'exact', value };
  return { kind: 'object', members: Object.fromEntries(Object.entries(value).map(([name, each]) => [name, below(name, each)])) };
}

/** The example value of a template. */
export function exampleOf(template: Template): Json {
  switch (template.kind) {
    case 'object':
      return Object.fromEntries(Object.entries(template.members).map(([name, each]) => [name, exampleOf(each)]));
    case 'list':
    case 'contains':
      return template.items.map(exampleOf);
    default:
      return template.value;
  }
}

/** Accepts any of these texts (or numbers); the first is the example. */
export function oneOfTemplate([first, ...others]: readonly [string | number, ...(string | number)[]]): Template {
  if (others.length === 0) return { kind: 'exact', value: first };
  const escaped = [first, ...others].map((each) => literal(String(each)));
  return { kind: 'regex', pattern: `^(${escaped.join('|')})$`, value: first };
}
