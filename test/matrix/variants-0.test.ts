import { variantsHold } from './hold.ts';

variantsHold(0, 2);
