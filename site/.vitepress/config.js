import { defineConfig } from 'vitepress';
import sidebar from './sidebar.json' with { type: 'json' };

export default defineConfig({
  title: 'errspec',
  description: 'A conformance suite for the error contract of an API.',
  srcDir: 'pages',
  cleanUrls: true,
  themeConfig: { sidebar, search: { provider: 'local' }, outline: [2, 3] },
  // The pages show workflows with `${{ … }}`, which are no templates of ours.
  vue: { template: { compilerOptions: { delimiters: ['\u0001', '\u0002'] } } },
});
