import { isArray, isObject, type Json, type JsonObject, member } from '../../src/json/json.ts';
import { at } from '../../src/json/pointer.ts';
import type { Judge, Wrong } from './judge.ts';

const AT = '/paths/~1things/get/parameters';

/** Validates the parameters of the listing by their schemas in the document; each text is read as the described type. */
export function queryJudge(document: JsonObject, judgeAt: (pointer: string) => Judge): (query: URLSearchParams) => readonly Wrong[] {
  const parameters = at(document, AT);
  if (!isArray(parameters)) throw new Error('A listing has parameters');
  const judgesOf = parameters.filter(isObject).map((parameter, index) => ({
    name: String(member(parameter, 'name')),
    schema: member(parameter, 'schema') ?? true,
    required: member(parameter, 'required') === true,
    judge: judgeAt(`${AT}/${index}/schema`),
  }));
  return (query) =>
    judgesOf.flatMap(({ name, schema, required, judge }) => {
      const texts = query.getAll(name);
      if (texts.length === 0) return required ? [{ name, message: 'is missing' }] : [];
      return judge(valueOf(texts, schema)).length > 0 ? [{ name, message: 'is wrong' }] : [];
    });
}

/** The last of several values, unless a list is described. */
function valueOf(texts: readonly string[], schema: Json): Json {
  const types = typesOf(schema);
  if (types.includes('array')) return texts.map((text) => read(text, typesOf(member(schema, 'items') ?? true)));
  return read(texts.at(-1) ?? '', types);
}

function read(text: string, types: readonly Json[]): Json {
  if ((types.includes('integer') || types.includes('number')) && /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text)) return Number(text);
  if (types.includes('boolean') && (text === 'true' || text === 'false')) return text === 'true';
  return text;
}

/** The types that the schema allows, as far as it defines them. */
function typesOf(schema: Json): readonly Json[] {
  const [type, choices, one] = [member(schema, 'type'), member(schema, 'enum'), member(schema, 'oneOf')];
  if (type !== undefined) return isArray(type) ? type : [type];
  return [...(isArray(choices) ? choices.map((choice) => typeof choice) : []), ...(isArray(one) ? one.flatMap(typesOf) : [])];
}
