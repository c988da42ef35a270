import { addProblem, type Build } from './build.ts';
import { type DescribedValue, membersOf, textAt, valueBelow } from './described-value.ts';

/** The path of the first server, without a trailing slash: `/api/v1`. */
export function serverPath(build: Pick<Build, 'document' | 'problems'>): string {
  const spot = valueBelow({ value: build.document, pointer: '' }, 'servers');
  const server = valueBelow(spot, 0);
  const url = textAt(valueBelow(server, 'url'));
  if (url === undefined) {
    addProblem(
      build,
      { value: undefined, pointer: spot.pointer },
      'The description needs a server: the path of its "url" is the prefix of all operation paths.',
    );
    return '';
  }
  try {
    return new URL(filled(url, server), 'http://localhost/').pathname.replace(/\/+$/, '');
  } catch {
    addProblem(build, valueBelow(server, 'url'), 'This is not a valid URL.');
    return '';
  }
}

/** The URL with the defaults of its variables. */
function filled(url: string, server: DescribedValue): string {
  return membersOf(valueBelow(server, 'variables')).reduce(
    (all, [name, variable]) => all.replaceAll(`{${name}}`, textAt(valueBelow(variable, 'default')) ?? ''),
    url,
  );
}
