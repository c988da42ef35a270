import { testFuzzFaults } from './matrix-tests.ts';

testFuzzFaults(1, 2, [1, 2]);
