#!/usr/bin/env node
// Plain JavaScript in an old dialect: an old Node must get as far as the message.
import { existsSync } from 'node:fs';
import module from 'node:module';
import process from 'node:process';
import { fileURLToPath } from 'node:url';

const NEEDED = [22, 19];

const [major, minor] = process.versions.node.split('.').map(Number);
if (major < NEEDED[0] || (major === NEEDED[0] && minor < NEEDED[1])) {
  process.stderr.write(
    `errspec: needs Node ${NEEDED.join('.')} or later, and this is Node ${process.versions.node}.\n` +
      '  Next: install a newer Node (https://nodejs.org), or, in a checkout of errspec, run `npm ci` and then\n' +
      '  `npm run errspec -- …`: that brings a Node of its own along. After `npm ci --ignore-scripts` run `npm rebuild node`.\n',
  );
  process.exit(2);
}

// A checkout runs the sources as they are; what is published is compiled.
const isCheckout = existsSync(fileURLToPath(new URL('main.ts', import.meta.url)));

// Compiled code is kept in the `node_modules` that holds the code itself: only who may change errspec can change it there.
const modules = new URL(isCheckout ? '../../node_modules/' : '../../../../', import.meta.url);
if (module.enableCompileCache && modules.pathname.endsWith('/node_modules/'))
  module.enableCompileCache(fileURLToPath(new URL('.cache/errspec', modules)));

import(isCheckout ? './main.ts' : './main.js')
  .then(({ main }) => main(process.argv.slice(2)))
  .then(
    (code) => process.exit(code),
    (error) => {
      // 1 would say that a requirement is violated.
      process.stderr.write(`errspec: an error of errspec itself.\n${error instanceof Error ? error.stack : error}\n`);
      process.exit(2);
    },
  );
