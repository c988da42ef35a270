import { testFramework } from '../defects.ts';
import { node } from '../start.ts';

testFramework({
  name: 'nestjs',
  runtime: node(),
  apiKey: 'secret',
  dialect: 'nestjs',
  defects: ['status', 'code', 'field', 'swallowed', 'stack', 'bad-json', 'unknown-id', 'bulk-index'],
});
