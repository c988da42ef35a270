import { faultsHold } from './hold.ts';

faultsHold(0, 4);
