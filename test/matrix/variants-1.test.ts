import { testVariants } from './matrix-tests.ts';

// The row itself uses seed 1.
testVariants(1, 2, [2]);
