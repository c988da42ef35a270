import { faultsHold } from './hold.ts';

faultsHold(2, 4);
