import { faultsHold } from './hold.ts';

faultsHold(3, 4);
