import { testCleanServer, testFuzzFaults } from './matrix-tests.ts';

testFuzzFaults(0, 2, [1, 2]);
testCleanServer([1, 2]);
