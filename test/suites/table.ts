import { accept } from './rows/accept.ts';
import { access } from './rows/access.ts';
import { bulk } from './rows/bulk.ts';
import { codes } from './rows/codes.ts';
import { envelope } from './rows/envelope.ts';
import { fields } from './rows/fields.ts';
import { leaks } from './rows/leaks.ts';
import { limits } from './rows/limits.ts';
import type { Rows } from './rows/shared.ts';
import { transport } from './rows/transport.ts';

/** For each requirement exchanges that conform, that do not, and that say nothing about it. */
export const TABLE: Rows = { ...transport, ...envelope, ...codes, ...access, ...fields, ...accept, ...bulk, ...leaks, ...limits };
