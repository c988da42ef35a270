import { fuzzAccusesNobody, fuzzHolds } from './hold.ts';

fuzzHolds(1, 2, [1, 2, 3]);
fuzzAccusesNobody(1, 2, [1, 2, 3]);
