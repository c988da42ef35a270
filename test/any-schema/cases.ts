import type { Cases } from './cases/case.ts';
import { lists } from './cases/lists.ts';
import { marked } from './cases/marked.ts';
import { members } from './cases/members.ts';
import { queries } from './cases/queries.ts';
import { recursion } from './cases/recursion.ts';
import { texts } from './cases/texts.ts';
import { unions } from './cases/unions.ts';

/** Descriptions of which an honest server must never be accused. */
export const cases: Cases = { ...members, ...marked, ...texts, ...lists, ...unions, ...recursion, ...queries };
