import { structuredError } from '../client/index.ts';
import { contractOf } from './consumer.ts';

contractOf(structuredError);
