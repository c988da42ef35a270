import { testVariants } from './matrix-tests.ts';

// The row itself uses seed 1.
testVariants(0, 2, [2]);
