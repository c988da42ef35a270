import { variantsHold } from './hold.ts';

// The first seed is that of the whole row.
variantsHold(1, 2, [2, 3]);
