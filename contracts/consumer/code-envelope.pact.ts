import { codeEnvelope } from '../client/index.ts';
import { contractTests } from './consumer.ts';

contractTests(codeEnvelope);
