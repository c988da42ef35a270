import { testFramework } from '../defects.ts';
import { node } from '../start.ts';

testFramework({
  name: 'fastify',
  runtime: node(),
  apiKey: 'secret',
  dialect: 'fastify',
  defects: ['status', 'code', 'field', 'swallowed', 'stack', 'bad-json', 'unknown-id', 'bulk-index'],
});
