import { testFaults } from './matrix-tests.ts';

testFaults(2, 4);
