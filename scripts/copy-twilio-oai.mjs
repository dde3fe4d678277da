// Copies Twilio's OpenAPI documents out of an unpacked @twilio/cli-core into test/emulator/twilio-oai:
// `node scripts/copy-twilio-oai.mjs <folder of the package>`. They are copied because the package as a dependency brings
// 270 others, a second twilio among them, and 147 MB. Of the 2010 API only calls, conferences and queues are taken.
import { copyFileSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const WHOLE = ['taskrouter_v1', 'flex_v1', 'flex_v2', 'conversations_v1'];
const OF_2010 = /^\/2010-04-01\/Accounts\/\{AccountSid\}\/(Calls|Conferences|Queues)[./]/;

const packageFolder = process.argv[2];
if (packageFolder === undefined) throw new Error('Say where @twilio/cli-core is unpacked.');
const source = join(packageFolder, 'src', 'services', 'twilio-api');
const target = new URL('../test/emulator/twilio-oai/', import.meta.url).pathname;

/** The schemas that these paths refer to, and those that those refer to. */
function schemasOf(paths, schemas) {
  const found = {};
  const follow = (value) => {
    for (const [, name] of JSON.stringify(value).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (found[name] !== undefined) continue;
      found[name] = schemas[name];
      follow(schemas[name]);
    }
  };
  follow(paths);
  return found;
}

for (const name of WHOLE)
  copyFileSync(join(source, `twilio_${name}.json`), join(target, `twilio_${name}.json`));

const all = JSON.parse(readFileSync(join(source, 'twilio_api_v2010.json'), 'utf8'));
const paths = Object.fromEntries(Object.entries(all.paths).filter(([path]) => OF_2010.test(path)));
const components = { ...all.components, schemas: schemasOf(paths, all.components.schemas) };
writeFileSync(
  join(target, 'twilio_api_v2010.json'),
  `${JSON.stringify({ ...all, paths, components }, null, 2)}\n`,
);
copyFileSync(join(packageFolder, 'LICENSE'), join(target, 'LICENSE'));
