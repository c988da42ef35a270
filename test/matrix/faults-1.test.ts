import { testFaults } from './matrix-tests.ts';

testFaults(1, 4);
