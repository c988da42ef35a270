import { type Build, refuse } from './build.ts';
import { below, members, type Spot, text } from './spot.ts';

/** The path of the first server, without a slash at its end: `/api/v1`. */
export function basePath(build: Pick<Build, 'document' | 'problems'>): string {
  const spot = below({ value: build.document, pointer: '' }, 'servers');
  const server = below(spot, 0);
  const url = text(below(server, 'url'));
  if (url === undefined) {
    refuse(
      build,
      { value: undefined, pointer: spot.pointer },
      'The description needs a server: the path of its "url" is put before the paths of operations.',
    );
    return '';
  }
  try {
    return new URL(filled(url, server), 'http://localhost/').pathname.replace(/\/+$/, '');
  } catch {
    refuse(build, below(server, 'url'), 'This is no URL.');
    return '';
  }
}

/** Variables hold their defaults. */
function filled(url: string, server: Spot): string {
  return members(below(server, 'variables')).reduce(
    (all, [name, variable]) => all.replaceAll(`{${name}}`, text(below(variable, 'default')) ?? ''),
    url,
  );
}
