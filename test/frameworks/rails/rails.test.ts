import { testFramework } from '../defects.ts';
import { ruby } from '../start.ts';

testFramework({
  name: 'rails',
  runtime: ruby('ERRSPEC_RAILS_GEMS'),
  apiKey: 'secret',
  dialect: 'rails',
  defects: ['status', 'no-fields', 'field', 'swallowed', 'stack', 'bad-json', 'unknown-id', 'lost'],
});
