import { structuredError } from '../client/index.ts';
import { contractTests } from './consumer.ts';

contractTests(structuredError);
