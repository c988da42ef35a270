import { type Document, isMap, isScalar, isSeq, type Node, Pair, parseDocument, Scalar, YAMLMap, YAMLSeq } from 'yaml';
import { isArray, isObject, type Json, type JsonObject, member, same } from '../json/json.ts';
import { type Pointer, pointer, tokens } from '../json/pointer.ts';

/** What a configuration file should have, with comments. */
export interface WantedConfig {
  /** The first lines of a new file, without `#`. */
  readonly header: string;
  readonly value: JsonObject;
  /** Comments before members and elements, by their pointers into `value`, without `#`. */
  readonly comments: ReadonlyMap<Pointer, string>;
  /** Comments for the end of the file, by a line of them that shows that a file has them already. */
  readonly appendix: ReadonlyMap<string, string>;
  /** Members of the top level that do not hold any more, and lines of the appendix that do not. */
  readonly outdated: { readonly members: readonly string[]; readonly lines: readonly string[] };
}

/** The text of a configuration file after an update. */
export interface UpdatedConfig {
  readonly text: string;
  /** Pointers of what was added. */
  readonly added: readonly Pointer[];
  /** Pointers of what the file says otherwise; it stays as it is. */
  readonly kept: readonly Pointer[];
}

interface Update {
  readonly document: Document;
  readonly comments: WantedConfig['comments'];
  readonly added: Pointer[];
  readonly kept: Pointer[];
}

/**
 * The text of a file with everything that it lacks added. Values and comments that it has stay as people wrote them; if nothing is missing, it stays
 * the same to the byte. Throws if the text is no YAML map.
 */
export function updatedConfig(text: string | undefined, wanted: WantedConfig): UpdatedConfig {
  const document: Document = parseDocument(text ?? '');
  const [error] = document.errors;
  if (error !== undefined) throw error;
  const update: Update = { document, comments: wanted.comments, added: [], kept: [] };
  if (document.contents === null || (isScalar(document.contents) && document.contents.value === null))
    document.contents = document.createNode({});
  if (!isMap(document.contents)) throw new Error('The file must contain an object.');
  for (const name of wanted.outdated.members) if (document.delete(name)) update.added.push(pointer(name));
  mergeMap(update, document.contents, wanted.value, '');
  const isNew = text === undefined || text.trim() === '';
  if (isNew) document.commentBefore = commented(wanted.header);
  const written = update.added.length === 0 && !isNew ? text : document.toString(STYLE);
  const current = withoutLines(written, wanted.outdated.lines);
  return { text: withAppendix(current, wanted.appendix, update.added), added: update.added, kept: update.kept };
}

const STYLE = { lineWidth: 0, flowCollectionPadding: false } as const;

/** Comments are printed directly behind `#`. */
function commented(text: string): string {
  return text
    .split('\n')
    .map((line) => (line === '' ? '' : ` ${line}`))
    .join('\n');
}

/** The text without lines that errspec itself wrote there. */
function withoutLines(text: string, lines: readonly string[]): string {
  const gone = new Set(lines.map((line) => `# ${line}`));
  return gone.size === 0
    ? text
    : text
        .split('\n')
        .filter((line) => !gone.has(line))
        .join('\n');
}

function withAppendix(text: string, appendix: WantedConfig['appendix'], added: Pointer[]): string {
  const lines = new Set(text.split('\n').map((line) => line.trim()));
  const missing = [...appendix].filter(([mark]) => !lines.has(`# ${mark}`));
  if (missing.length === 0) return text;
  for (const [mark] of missing) added.push(`#${mark}`);
  const blocks = missing.map(([, block]) => block.split('\n').map((line) => (line === '' ? '#' : `# ${line}`)));
  return `${text.trimEnd()}\n\n${blocks
    .map((block) => block.join('\n'))
    .join('\n')
    .replace(/^#\n/, '')}\n`;
}

function mergeMap(update: Update, map: YAMLMap, wanted: JsonObject, where: Pointer): void {
  for (const [name, value] of Object.entries(wanted)) {
    const place = where + pointer(name);
    const pair = map.items.find(({ key }) => nameOf(key) === name);
    if (pair === undefined) {
      // A flow map with a comment or a long value would be hard to read.
      if (map.items.length === 0) map.flow = false;
      const there = map.items.map(({ key }) => nameOf(key));
      map.items.splice(positionOf(name, there, Object.keys(wanted)), 0, newPair(update, name, value, place));
      update.added.push(place);
    } else if (isNothing(pair.value) && isObject(value) && Object.keys(value).length > 0) {
      pair.value = withCommentsOf(pair.value, newNode(update, value, place));
      update.added.push(place);
    } else if (isMap(pair.value) && isObject(value)) mergeMap(update, pair.value, value, place);
    else if (isSeq(pair.value) && isArray(value) && isCatalogue(place)) mergeCatalogue(update, pair.value, value, place);
    else if (!same(plain(update, pair.value), value)) update.kept.push(place);
  }
}

/** Where a new name belongs among those that are there: behind the ones that come before it, else before the ones that come after it, else at the end. */
function positionOf(name: string, there: readonly string[], order: readonly string[]): number {
  const index = order.indexOf(name);
  const after = there.findLastIndex((each) => order.slice(0, index).includes(each));
  const before = there.findIndex((each) => order.slice(index + 1).includes(each));
  return after >= 0 ? after + 1 : before >= 0 ? before : there.length;
}

/** The node with the comments of the empty one that it replaces. */
function withCommentsOf(before: unknown, node: Node): Node {
  const notes = isNode(before) ? [before.commentBefore, before.comment].filter((note) => typeof note === 'string') : [];
  const [first] = isMap(node) ? node.items : [];
  if (notes.length > 0 && isMap(node) && isScalar(first?.key)) {
    node.flow = false;
    first.key.commentBefore = [...notes, ...(typeof first.key.commentBefore === 'string' ? [first.key.commentBefore] : [])].join('\n');
  }
  return node;
}

function nameOf(key: unknown): string {
  return String(isScalar(key) ? key.value : key);
}

function isNothing(node: unknown): boolean {
  return node === null || (isScalar(node) && node.value === null);
}

function plain({ document }: Update, node: unknown): Json {
  // `as`: what YAML has in the file is compared with JSON only.
  return (isNode(node) ? node.toJS(document) : node) as Json;
}

function isNode(node: unknown): node is Node {
  return typeof node === 'object' && node !== null && 'toJS' in node;
}

function newPair(update: Update, name: string, value: Json, where: Pointer): Pair {
  const key = new Scalar(name);
  const comment = update.comments.get(where);
  if (comment !== undefined) key.commentBefore = commented(comment);
  if (tokens(where).length === 1 && isObject(value)) key.spaceBefore = true;
  return new Pair(key, newNode(update, value, where));
}

/** Lists of values and small objects are written in one line. */
function newNode(update: Update, value: Json, where: Pointer): Node {
  if (isArray(value)) {
    const node = new YAMLSeq<Node>();
    node.items = value.map((each, index) =>
      withComment(newNode(update, each, where + pointer(index)), update.comments.get(where + pointer(index))),
    );
    node.flow = value.every((each) => typeof each !== 'object') && JSON.stringify(value).length <= 100;
    return node;
  }
  if (!isObject(value)) return new Scalar(value);
  const node = new YAMLMap();
  node.items = Object.entries(value).map(([name, each]) => newPair(update, name, each, where + pointer(name)));
  const isCommented = [...update.comments.keys()].some((each) => each.startsWith(`${where}/`));
  node.flow = !isCommented && where.split('/').length > 3 && isShort(value);
  return node;
}

function isShort(value: JsonObject): boolean {
  return Object.values(value).every((each) => typeof each !== 'object' || isArray(each)) && JSON.stringify(value).length <= 60;
}

function withComment<Made extends Node>(node: Made, comment: string | undefined): Made {
  if (comment !== undefined) node.commentBefore = commented(comment);
  return node;
}

function isCatalogue(where: Pointer): boolean {
  return where === '/errorFormat/catalogue';
}

/** Entries that the file lacks are added in their order; an observed one that it has gets further operations. */
function mergeCatalogue(update: Update, list: YAMLSeq, wanted: readonly Json[], where: Pointer): void {
  for (const [index, entry] of wanted.entries()) {
    const place = where + pointer(index);
    const entries = list.items.map((item) => plain(update, item));
    const known = entries.findIndex((each) => identity(each) === identity(entry));
    if (known < 0) {
      const node = withComment(newNode(update, entry, place), update.comments.get(place));
      list.items.splice(positionOf(identity(entry), entries.map(identity), wanted.map(identity)), 0, node);
      list.flow = false;
      update.added.push(place);
      continue;
    }
    const node = list.items[known];
    if (isMap(node)) mergeEntry(update, node, { entry, known: entries[known] ?? null, place });
  }
}

function identity(entry: Json): string {
  return JSON.stringify([
    member(entry, 'detail') ?? null,
    member(entry, 'code') ?? member(entry, 'classes') ?? member(entry, 'id') ?? null,
  ]);
}

interface EntryPair {
  readonly entry: Json;
  /** As the file has it. */
  readonly known: Json;
  readonly place: Pointer;
}

function mergeEntry(update: Update, node: YAMLMap, { entry, known, place }: EntryPair): void {
  const [statuses, operations] = [member(known, 'statuses'), member(known, 'operations')];
  const seen = member(entry, 'statuses');
  const isNewStatus = isArray(seen) && !seen.every((each) => isArray(statuses) && statuses.includes(each));
  if (isNewStatus) update.kept.push(`${place}/statuses`);
  if (member(member(known, 'source'), 'basis') !== 'observed' || !isArray(operations)) return;
  const more = member(entry, 'operations');
  const missing = more === 'all' ? 'all' : (isArray(more) ? more : []).filter((each) => !operations.includes(each));
  if (missing.length === 0) return;
  const all = missing === 'all' ? missing : [...operations, ...missing].map(String).toSorted();
  node.set('operations', newNode(update, all, `${place}/operations`));
  update.added.push(`${place}/operations`);
}
