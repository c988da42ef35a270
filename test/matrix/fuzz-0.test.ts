import { fuzzAccusesNobody, fuzzHolds } from './hold.ts';

fuzzHolds(0, 2, [1, 2, 3]);
fuzzAccusesNobody(0, 2, [1, 2, 3]);
