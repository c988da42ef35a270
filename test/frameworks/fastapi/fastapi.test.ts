import { testFramework } from '../defects.ts';
import { python } from '../start.ts';

testFramework({
  name: 'fastapi',
  runtime: python('fastapi', 'uvicorn'),
  apiKey: 'secret',
  dialect: 'fastapi',
  defects: ['status', 'code', 'field', 'swallowed', 'stack', 'bad-json', 'unknown-id', 'bulk-index'],
  missed: { code: 'the types of errors are not judged' },
});
