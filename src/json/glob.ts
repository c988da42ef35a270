import { literal } from './text.ts';

/** Whether a requirement's id is meant by a glob: `*` stands for any characters, an area alone (`bulk`) for all in it. */
export function matchesGlob(glob: string, id: string): boolean {
  if (glob === id || id.startsWith(`${glob}/`)) return true;
  const pattern = glob.split('*').map(literal).join('.*');
  return new RegExp(`^${pattern}$`, 'u').test(id);
}
