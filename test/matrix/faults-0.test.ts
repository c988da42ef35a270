import { testFaults } from './matrix-tests.ts';

testFaults(0, 4);
