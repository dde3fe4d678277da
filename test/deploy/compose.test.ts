import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import addFormats from 'ajv-formats';
import { parse } from 'yaml';
import { VARIABLE_NAMES } from '../../src/config/variables';

/** No Docker engine runs where these tests run: the file is checked against the specification, not by starting it. */

const root = join(__dirname, '../..');
const read = (file: string): string => readFileSync(join(root, file), 'utf8');

interface Service {
  readonly image?: string;
  readonly command?: readonly string[];
  readonly environment?: Readonly<Record<string, string>>;
  readonly depends_on?: Readonly<Record<string, unknown>>;
  readonly volumes?: readonly string[];
}
const compose = parse(read('docker-compose.yml'), { merge: true }) as {
  readonly services: Readonly<Record<string, Service>>;
  readonly volumes: Readonly<Record<string, unknown>>;
};

const schemaProblems = (document: unknown): unknown => {
  const ajv = addFormats(new Ajv2020({ strict: false, allErrors: true }));
  const validate = ajv.compile(JSON.parse(read('test/deploy/compose-spec/compose-spec.json')) as object);
  return validate(document) ? [] : validate.errors;
};

test('docker-compose.yml follows the Compose Specification', () => {
  expect(schemaProblems(compose)).toEqual([]);
});

test('the check finds what is wrong', () => {
  const api = { ...compose.services.api, prots: ['8787:8787'] };
  expect(schemaProblems({ ...compose, services: { ...compose.services, api } })).not.toEqual([]);
});

test('it has PostgreSQL twice, Temporal, its web UI, the API and the worker', () => {
  expect(Object.keys(compose.services)).toEqual([
    'postgresql',
    'records',
    'temporal',
    'temporal-ui',
    'prepare-namespace',
    'api',
    'worker',
  ]);
});

test('every image is pinned, and every service and volume that is named exists', () => {
  for (const { image, depends_on: needs, volumes } of Object.values(compose.services)) {
    expect(image).toMatch(/:(\d+\.\d+|local)/);
    for (const name of Object.keys(needs ?? {})) expect(compose.services).toHaveProperty(name);
    for (const volume of volumes ?? []) expect(compose.volumes).toHaveProperty(volume.split(':')[0] ?? '');
  }
});

test('API and worker find their records, and are given a database that is there', () => {
  for (const name of ['api', 'worker']) {
    const { DATABASE_URL: url = '' } = compose.services[name]?.environment ?? {};
    expect(compose.services).toHaveProperty(new URL(url.replace(/\$\{.*\}/, 'password')).hostname);
  }
});

test('API and worker get only variables that they read', () => {
  for (const name of ['api', 'worker', 'prepare-namespace']) {
    for (const variable of Object.keys(compose.services[name]?.environment ?? {})) {
      expect(VARIABLE_NAMES).toContain(variable);
    }
  }
  const inImage = [...read('Dockerfile').matchAll(/\b((?:THROUGHLINE|TWILIO|TEMPORAL)_[A-Z_]+)=/g)];
  expect(inImage.map(([, variable]) => variable)).toEqual([
    'THROUGHLINE_API_HOST',
    'THROUGHLINE_WORKER_HOST',
    'THROUGHLINE_POLICY_DIR',
  ]);
  for (const [, variable] of inImage) expect(VARIABLE_NAMES).toContain(variable);
});

test('the image is built in stages on glibc, runs without root and tells its health', () => {
  const instructions = read('Dockerfile')
    .split('\n')
    .filter((line) => /^(FROM|USER|HEALTHCHECK|CMD)\b/.test(line));
  expect(instructions.map((line) => line.split(' ').slice(0, 2).join(' '))).toEqual([
    'FROM node:24-bookworm-slim',
    'FROM node:24-bookworm-slim',
    'USER node',
    'HEALTHCHECK --interval=10s',
    'CMD ["node",',
  ]);
});
