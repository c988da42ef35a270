import { testFaults } from './matrix-tests.ts';

testFaults(3, 4);
