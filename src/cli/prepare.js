// `npm ci` runs this in a checkout. Plain JavaScript in an old dialect: an old Node must get as far as the message.
import process from 'node:process';

const [, version = '', major = '0'] = /node\/(v(\d+)\.\S+)/.exec(process.env['npm_config_user_agent'] || '') || [];
if (major !== '0' && Number(major) < 22) {
  process.stdout.write(
    `errspec: npm runs on Node ${version}. That is fine: npm scripts of this checkout use the Node in node_modules/.bin.\n`,
  );
}
