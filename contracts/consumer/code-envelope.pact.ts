import { codeEnvelope } from '../client/index.ts';
import { contractOf } from './consumer.ts';

contractOf(codeEnvelope);
