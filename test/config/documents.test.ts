import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseEnv } from 'node:util';
import { readApiConfig, readWorkerConfig } from '../../src/config/config';
import { renderConfigurationPage, renderEnvExample } from '../../src/config/documents';
import { readBackendConfig, readEmulatorConfig } from '../../src/config/local-config';

const root = join(__dirname, '../..');
const RENEW = 'run `npm run docs:config` after a change of src/config/variables.ts';

test(`.env.example is current: ${RENEW}`, () => {
  expect(readFileSync(join(root, '.env.example'), 'utf8')).toBe(renderEnvExample());
});

test(`docs/configuration.md is current: ${RENEW}`, () => {
  expect(readFileSync(join(root, 'docs/configuration.md'), 'utf8')).toBe(renderConfigurationPage());
});

test('.env.example with every line taken configures every process', () => {
  const uncommented = renderEnvExample().replaceAll(/^#([A-Z_]+=)/gm, '$1');
  const environment = {
    ...parseEnv(uncommented),
    THROUGHLINE_TWILIO: 'emulator',
    TEMPORAL_CONFIG_FILE: join(root, 'no-such-file.toml'),
  } as Record<string, string>;
  for (const read of [readApiConfig, readWorkerConfig, readEmulatorConfig, readBackendConfig]) {
    expect(() => read(environment)).not.toThrow();
  }
});
