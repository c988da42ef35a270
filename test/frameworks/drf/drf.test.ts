import { testFramework } from '../defects.ts';
import { python } from '../start.ts';

testFramework({
  name: 'drf',
  runtime: python('django', 'rest_framework'),
  apiKey: 'Token secret',
  dialect: 'drf',
  defects: ['status', 'no-fields', 'field', 'swallowed', 'stack', 'bad-json', 'unknown-id', 'bulk-index'],
  missed: { 'no-fields': 'an error that is only a text is one of the shapes of the framework' },
});
