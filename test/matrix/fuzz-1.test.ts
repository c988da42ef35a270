import { fuzzHolds } from './hold.ts';

fuzzHolds(1, 2, [1, 2, 3]);
