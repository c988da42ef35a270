import { literal } from './text.ts';

/** Whether a requirement's id matches a glob: `*` matches any characters, an area alone (`bulk`) everything in it. */
export function matchesGlob(glob: string, id: string): boolean {
  if (glob === id || id.startsWith(`${glob}/`)) return true;
  const pattern = glob.split('*').map(literal).join('.*');
  return new RegExp(`^${pattern}$`, 'u').test(id);
}
