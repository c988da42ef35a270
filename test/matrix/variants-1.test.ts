import { variantsHold } from './hold.ts';

variantsHold(1, 2);
