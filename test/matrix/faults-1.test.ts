import { faultsHold } from './hold.ts';

faultsHold(1, 4);
