import { testFramework } from '../defects.ts';
import { node } from '../start.ts';

testFramework({
  name: 'express-zod',
  runtime: node(),
  apiKey: 'secret',
  dialect: 'zod',
  defects: ['status', 'code', 'field', 'swallowed', 'stack', 'bad-json', 'unknown-id', 'bulk-index'],
  missed: { code: 'the codes of issues are not judged' },
});
