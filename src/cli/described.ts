import type { CommandUnknownOpts } from '@commander-js/extra-typings';
import type { DocumentOptions } from '../load/documents/read.ts';
import { CommandError } from './command-error.ts';
import { configuredKeywords } from './config.ts';

/** Flags that say which OpenAPI document describes the target, and what is beside it. */
interface DescribingFlags {
  readonly openapi: string | undefined;
  readonly overlay: readonly string[];
  readonly allowRemoteRefs: boolean;
}

let described: DocumentOptions = {};

/** How this command line says that documents are read: the keywords of its configuration, its overlays, and what was fetched. */
export function describedOptions(): DocumentOptions {
  return { keywords: configuredKeywords(), ...described };
}

/** Before a command runs: takes the document of `--openapi` as its format, and fetches what has to be fetched. */
export async function describe(command: CommandUnknownOpts): Promise<void> {
  const { openapi, overlay, allowRemoteRefs } = flagsOf(command);
  described = overlay.length === 0 ? {} : { overlays: overlay };
  if (openapi === undefined) return;
  const option = command.options.find((each) => each.attributeName() === 'format');
  const source = command.getOptionValueSource('format');
  if (source !== undefined && source !== 'default')
    throw new CommandError('Both --openapi and --format are given.', 'Leave one of them out: each names the description.');
  if (/^https?:/i.test(openapi) || allowRemoteRefs) {
    const [{ fetchedDocuments }, { fetchText }] = await Promise.all([import('../load/documents/fetched.ts'), import('../send/text.ts')]);
    described = { ...described, remote: await fetchedDocuments(openapi, fetchText, allowRemoteRefs) };
  }
  command.setOptionValueWithSource('format', Array.isArray(option?.defaultValue) ? [openapi] : openapi, 'cli');
}

function flagsOf(command: CommandUnknownOpts): DescribingFlags {
  const { openapi, overlay, allowRemoteRefs }: Record<string, unknown> = command.opts();
  return {
    openapi: typeof openapi === 'string' ? openapi : undefined,
    overlay: Array.isArray(overlay) ? overlay.map(String) : [],
    allowRemoteRefs: allowRemoteRefs === true,
  };
}
