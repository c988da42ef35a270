/** How CI systems find commands in what a job prints; written from the source of their runners. */

/** Line breaks as a runner's reader knows them. */
function lines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/);
}

/** The commands that the GitHub runner finds: `::name …::` at the beginning of a line after blanks, or `##[name …]` anywhere. */
export function githubCommands(text: string): readonly string[] {
  return lines(text).filter((line) => {
    const trimmed = line.trimStart();
    if (trimmed.startsWith('::') && trimmed.indexOf('::', 2) > 0) return true;
    const start = line.indexOf('##[');
    return start >= 0 && line.indexOf(']', start) > 0;
  });
}

/** The commands that the Azure agent finds: `##vso[area.action …]` anywhere in a line; and its log formats, `##[name]`. */
export function azureCommands(text: string): readonly string[] {
  return lines(text).filter((line) => /##(vso)?\[[^\]]*\]/i.test(line));
}

/** Service messages that TeamCity finds: `##teamcity[…]` anywhere in a line. */
export function teamcityCommands(text: string): readonly string[] {
  return lines(text).filter((line) => /##teamcity\[/i.test(line));
}

/** All commands of all systems. */
export function ciCommands(text: string): readonly string[] {
  return [...githubCommands(text), ...azureCommands(text), ...teamcityCommands(text)];
}

/** A workflow command as the GitHub runner reads it. */
export interface ParsedCommand {
  readonly name: string;
  readonly properties: Readonly<Record<string, string>>;
  readonly message: string;
}

/** The annotations in a text; other commands are left out. */
export function parsedCommands(text: string): readonly ParsedCommand[] {
  return lines(text).flatMap((line) => {
    const trimmed = line.trimStart();
    const end = trimmed.indexOf('::', 2);
    if (!trimmed.startsWith('::') || end < 0) return [];
    const [name = '', ...rest] = trimmed.slice(2, end).split(' ');
    if (!['error', 'warning', 'notice'].includes(name)) return [];
    const properties = rest
      .join(' ')
      .split(',')
      .filter((pair) => pair.includes('='))
      .map((pair) => [pair.slice(0, pair.indexOf('=')), decoded(pair.slice(pair.indexOf('=') + 1), true)] as const);
    return [{ name, properties: Object.fromEntries(properties), message: decoded(trimmed.slice(end + 2), false) }];
  });
}

function decoded(text: string, isProperty: boolean): string {
  const data = text.replaceAll('%0D', '\r').replaceAll('%0A', '\n');
  const whole = isProperty ? data.replaceAll('%3A', ':').replaceAll('%2C', ',') : data;
  return whole.replaceAll('%25', '%');
}
