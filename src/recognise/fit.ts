import { isArray, isObject, type Json, type JsonObject, member, typeOf } from '../json/json.ts';
import { at, pointer } from '../json/pointer.ts';

/** A dialect as far as it is needed to recognise it. */
export interface Recognisable {
  readonly name: string;
  readonly title: string;
  /** The name of a more general dialect, which is chosen where both fit equally well. */
  readonly specializes?: string | undefined;
  /** Keywords of `x-error-format`. */
  readonly errorFormat: JsonObject;
  /** Real error answers of the dialect. */
  readonly samples: readonly Sample[];
}

/** An error answer, of a dialect or of a target. */
export interface Sample {
  readonly status: number;
  readonly mediaType?: string | undefined;
  /** A JSON value, or the text of an answer that is none. */
  readonly body: Json;
}

/** How well a dialect fits the answers of a target. */
export interface Fit<Dialect extends Recognisable = Recognisable> {
  readonly dialect: Dialect;
  /** From 0 to 1: 1 if each answer has the shape of a sample. */
  readonly score: number;
  /** How many of the different answers have the shape of a sample, in words: "3 of 4 answers look like its samples". */
  readonly why: string;
}

/** What the answers of a target say about its dialect. */
export type Recognition<Dialect extends Recognisable = Recognisable> = {
  /** The dialects from best to worst, without those that fit nothing. */
  readonly ranked: readonly Fit<Dialect>[];
} & (
  | { readonly kind: 'sure' | 'likely'; readonly best: Fit<Dialect> }
  /** Several fit equally well. */
  | { readonly kind: 'unsure'; readonly best: readonly Fit<Dialect>[] }
  | { readonly kind: 'none' }
);

/** Below this a dialect does not fit: chance gives such scores. */
const LEAST = 0.5;
/** From this on an answer counts as one that looks like a sample. */
const ALIKE = 0.75;
/** Of two dialects nearer to each other than this, none is chosen. */
const APART = 0.05;

/** Compares answers with the samples of dialects. */
export function recognition<Dialect extends Recognisable>(answers: readonly Sample[], dialects: readonly Dialect[]): Recognition<Dialect> {
  const different = [
    ...new Map(answers.map((answer) => [JSON.stringify([answer.status, ...shapeOf(answer.body, NO_MAPS)]), answer])).values(),
  ];
  const ranked = dialects
    .map((dialect) => fitOf(dialect, different))
    .filter(({ score }) => score > 0)
    .toSorted((a, b) => b.score - a.score || (a.dialect.name < b.dialect.name ? -1 : 1));
  const [best] = ranked;
  if (best === undefined || best.score < LEAST) return { kind: 'none', ranked };
  const equal = ranked.filter(({ score }) => best.score - score < APART);
  const chosen = equal.length === 1 ? best : mostGeneral(equal);
  if (chosen === undefined) return { kind: 'unsure', best: equal, ranked };
  return { kind: chosen.score >= ALIKE ? 'sure' : 'likely', best: chosen, ranked };
}

/** The one that all others specialize, if there is one. */
function mostGeneral<Dialect extends Recognisable>(fits: readonly Fit<Dialect>[]): Fit<Dialect> | undefined {
  return fits.find(({ dialect: { name } }) => fits.every(({ dialect }) => dialect.name === name || dialect.specializes === name));
}

function fitOf<Dialect extends Recognisable>(dialect: Dialect, answers: readonly Sample[]): Fit<Dialect> {
  const maps = mapsOf(dialect.errorFormat);
  const samples = dialect.samples.map((sample) => ({ sample, shape: shapeOf(sample.body, maps) }));
  const all = new Set(samples.flatMap(({ shape }) => [...shape]));
  const scores = answers.map((answer) => {
    const shape = shapeOf(answer.body, maps);
    const likest = Math.max(0, ...samples.map((known) => likeness(known, { sample: answer, shape }, all)));
    return {
      score: Math.max(likest, hasMessage(dialect.errorFormat, answer) ? MESSAGE_ALONE : 0),
      weight: Math.min(shape.size, MOST_WEIGHT),
    };
  });
  const alike = scores.filter(({ score }) => score >= ALIKE).length;
  const weight = scores.reduce((sum, each) => sum + each.weight, 0);
  const score = weight === 0 ? 0 : scores.reduce((sum, each) => sum + each.score * each.weight, 0) / weight;
  return { dialect, score, why: `${alike} of ${answers.length} error answers ${alike === 1 ? 'looks' : 'look'} like its own` };
}

/** How much an answer with many members says, compared with one of a single member. */
const MOST_WEIGHT = 6;
/** What it is worth that an answer has the message of a dialect and nothing else of it. */
const MESSAGE_ALONE = 0.5;

function hasMessage(errorFormat: JsonObject, { body }: Sample): boolean {
  const rule = member(member(errorFormat, 'reading'), 'message');
  const where = isObject(rule) ? member(rule, 'at') : rule;
  return (isArray(where) ? where : [where]).some((each) => typeof each === 'string' && typeof at(body, each) === 'string');
}

interface Shaped {
  readonly sample: Sample;
  readonly shape: ReadonlySet<string>;
}

/** How alike an answer is to a sample, whose members may come from others of them (`all`): mostly by the shape of the body, a little by texts, status and media type. */
function likeness(known: Shaped, answer: Shaped, all: ReadonlySet<string>): number {
  const common = [...known.shape].filter((each) => answer.shape.has(each)).length;
  if (common === 0) return 0;
  const equal = common / new Set([...known.shape, ...answer.shape]).size;
  const among = [...answer.shape].filter((each) => all.has(each)).length / answer.shape.size;
  const [one, other] = [known.sample, answer.sample];
  const status = one.status === other.status ? 1 : 0;
  const mediaType = one.mediaType === undefined || other.mediaType === undefined || one.mediaType === other.mediaType ? 1 : 0;
  return 0.75 * Math.max(equal, 0.9 * among) + 0.1 * wordsInCommon(one.body, other.body) + 0.075 * status + 0.075 * mediaType;
}

/** The share of the texts of a sample that the answer has at the same place; 1 for a sample without texts. */
function wordsInCommon(sample: Json, answer: Json): number {
  const texts = [...textsIn(sample, '')];
  return texts.length === 0 ? 1 : texts.filter(([where, text]) => at(answer, where) === text).length / texts.length;
}

function* textsIn(value: Json, where: string): Generator<readonly [string, string]> {
  if (typeof value === 'string') yield [where, value];
  if (isArray(value)) for (const [index, each] of value.slice(0, MOST_ELEMENTS).entries()) yield* textsIn(each, where + pointer(index));
  if (isObject(value)) for (const [name, each] of Object.entries(value)) yield* textsIn(each, where + pointer(name));
}

/** Answers are hostile: of longer lists only the beginning is looked at. */
const MOST_ELEMENTS = 20;
const MOST_DEEP = 8;

/** Where a dialect has maps, whose member names are those of the request, and the names that are its own all the same. */
type Maps = ReadonlyMap<string, readonly string[]>;
const NO_MAPS: Maps = new Map();

/** The places of a body with their types, all elements of a list at one place. A text that is no JSON has the shape of its first words. */
function shapeOf(body: Json, maps: Maps): ReadonlySet<string> {
  const found = new Set<string>();
  const walk = (value: Json, where: string, deep: number): void => {
    found.add(`${where}:${typeName(value)}`);
    if (deep > MOST_DEEP) return;
    if (isArray(value)) for (const each of value.slice(0, MOST_ELEMENTS)) walk(each, `${where}/*`, deep + 1);
    if (!isObject(value)) return;
    const own = maps.get(where);
    // A text at the root is a message, no list of what is wrong with a field.
    const isField = (name: string, each: Json) => own !== undefined && !own.includes(name) && (where !== '' || typeof each === 'object');
    for (const [name, each] of Object.entries(value)) walk(each, where + (isField(name, each) ? '/*' : pointer(name)), deep + 1);
  };
  walk(body, '', 0);
  // The root says nothing where it has something in it.
  if (found.size > 1) found.delete(`:${typeName(body)}`);
  return found;
}

function typeName(value: Json): string {
  const type = typeOf(value);
  return type === 'integer' ? 'number' : type;
}

function mapsOf(errorFormat: JsonObject): Maps {
  const reading = member(errorFormat, 'reading');
  const shapes = member(reading, 'shapes');
  const all = [reading, ...(isArray(shapes) ? shapes : [])].map((each) => member(each, 'fields'));
  return new Map(
    all.flatMap((fields): [string, readonly string[]][] => {
      const map = member(fields, 'map');
      const own = member(fields, 'own');
      return typeof map === 'string' ? [[map, isArray(own) ? own.map(String) : []]] : [];
    }),
  );
}
