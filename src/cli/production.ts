import { matchesGlob } from '../json/glob.ts';
import { CommandError } from './command-error.ts';

/** Refuses a target, or a provider-state URL, on a host that the user listed as production, unless the user says so. */
export function refuseProduction(flags: Readonly<Record<string, unknown>>): void {
  const { production, iKnowThisIsProduction } = flags;
  if (!Array.isArray(production) || iKnowThisIsProduction === true) return;
  for (const url of [flags['target'], flags['states']]) {
    const host = typeof url === 'string' && URL.canParse(url) ? new URL(url) : undefined;
    const names = host === undefined ? [] : [host.host, host.hostname];
    if (names.some((name) => production.some((glob) => matchesGlob(String(glob).toLowerCase(), name.toLowerCase().replace(/\.$/, '')))))
      throw new CommandError(
        `${host?.host} is listed as production: nothing was sent.`,
        'Check another target. errspec creates, changes and deletes resources on its target.',
        'If that is what you want: --i-know-this-is-production.',
      );
  }
}
