import { cleanHolds, fuzzHolds } from './hold.ts';

fuzzHolds(0, 2, [1, 2, 3]);
cleanHolds([1, 2, 3]);
