import { resolve } from 'node:path';
import { isObject } from '../../json/json.ts';
import { parseSource, readSource, reasonOf, type SourceFile } from '../document.ts';
import { DescriptionError } from '../problems.ts';
import { bundled } from './bundle.ts';

/** Each round fetches what the files of the round before refer to. */
const MOST_ROUNDS = 20;

/**
 * Fetches a document and, if allowed, the documents at URLs that it refers to, file by file. Returns the text of each URL that was fetched. What cannot be
 * fetched is a `DescriptionError`.
 */
export async function fetchedDocuments(
  location: string,
  textAt: (url: string) => Promise<string>,
  areReferencesAllowed: boolean,
): Promise<(url: string) => string | undefined> {
  const texts = new Map<string, string>();
  const get = async (url: string) => {
    try {
      texts.set(url, await textAt(url));
    } catch (error) {
      throw new DescriptionError(url, [{ pointer: '', message: `The document cannot be fetched: ${reasonOf(error)}.` }]);
    }
  };
  const isUrl = /^https?:/i.test(location);
  if (isUrl) await get(location);
  const remote = (url: string) => texts.get(url);
  if (!areReferencesAllowed) return remote;
  const root = isUrl ? parseSource(location, texts.get(location) ?? '') : readSource(location);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const missing = missingIn(isUrl ? location : resolve(location), root, texts);
    if (missing.length === 0) break;
    for (const url of missing) await get(url);
  }
  return remote;
}

/** URLs that the files known so far refer to, and that are not known. */
function missingIn(location: string, root: SourceFile, texts: ReadonlyMap<string, string>): readonly string[] {
  const missing = new Set<string>();
  const read = (url: string): SourceFile | undefined => {
    if (!/^https?:/i.test(url)) return readSource(url);
    const text = texts.get(url);
    if (text === undefined) missing.add(url);
    return text === undefined ? undefined : parseSource(url, text);
  };
  if (isObject(root.value)) bundled(location, root.value, read);
  return [...missing];
}
