import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import Ajv2020 from 'ajv/dist/2020';
import { parseAllDocuments } from 'yaml';
import { SHUTDOWN_GRACE_MS } from '../../src/bin/worker/create-workers';
import { readWorkerConfig } from '../../src/config/config';
import { VARIABLE_NAMES } from '../../src/config/variables';

/** No cluster runs where these tests run: the files are checked against Kubernetes' own schemas, not by applying them. */

const folder = join(__dirname, '../../deploy/kubernetes');
const schema = JSON.parse(readFileSync(join(__dirname, 'kubernetes/kubernetes-1.37.json'), 'utf8')) as {
  readonly kinds: Readonly<Record<string, string>>;
};

interface Container {
  readonly image: string;
  readonly env?: readonly { readonly name: string; readonly value?: string; readonly valueFrom?: unknown }[];
  readonly volumeMounts?: readonly { readonly name: string }[];
}
interface Manifest {
  readonly apiVersion: string;
  readonly kind: string;
  readonly metadata: { readonly name: string };
  readonly data?: Readonly<Record<string, string>>;
  readonly spec: {
    readonly selector: { readonly matchLabels: Readonly<Record<string, string>> };
    readonly template: {
      readonly metadata: { readonly labels: Readonly<Record<string, string>> };
      readonly spec: {
        readonly terminationGracePeriodSeconds?: number;
        readonly containers: readonly Container[];
        readonly volumes?: readonly { readonly name: string }[];
      };
    };
  };
}

/** As `envsubst` fills them in. */
const rendered = (file: string, version: string): Manifest[] =>
  parseAllDocuments(
    readFileSync(join(folder, file), 'utf8')
      .replaceAll('${IMAGE}', 'registry.example.com/throughline')
      .replaceAll('${VERSION}', version),
  ).map((document) => document.toJS() as Manifest);

const files = readdirSync(folder).filter((name) => name.endsWith('.yaml'));
const all = (version = '1.4.0') => files.flatMap((file) => rendered(file, version));

const ajv = new Ajv2020({ strict: false, allErrors: true, validateFormats: false });
ajv.addSchema(schema, 'kubernetes');

function problemsOf(manifest: Manifest): unknown {
  const kind = schema.kinds[`${manifest.apiVersion} ${manifest.kind}`];
  if (kind === undefined) return [`no schema of ${manifest.apiVersion} ${manifest.kind}`];
  const validate = ajv.compile({ $ref: `kubernetes#/$defs/${kind}` });
  return validate(manifest) ? [] : validate.errors;
}

test.each(all().map((manifest) => [`${manifest.kind} ${manifest.metadata.name}`, manifest] as const))(
  '%s follows the schema',
  (_name, manifest) => expect(problemsOf(manifest)).toEqual([]),
);

test('the check finds what is wrong', () => {
  const [worker] = rendered('worker.yaml', '1.4.0');
  const template = { ...worker!.spec.template, sepc: {} };
  expect(problemsOf({ ...worker!, spec: { ...worker!.spec, template } })).not.toEqual([]);
});

const podsOf = (manifests: readonly Manifest[]) =>
  manifests.filter(({ kind }) => kind === 'Deployment' || kind === 'Job');

test('what selects pods finds them, and only those of its build', () => {
  for (const { kind, spec } of all()) {
    if (kind !== 'Deployment') continue;
    expect(spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
  }
  const [older, newer] = ['1.4.0', '1.5.0'].map((version) => rendered('worker.yaml', version));
  expect(older!.map(({ metadata }) => metadata.name)).not.toEqual(
    newer!.map(({ metadata }) => metadata.name),
  );
  for (const { spec } of newer!) {
    expect(older![0]!.spec.template.metadata.labels).not.toMatchObject(spec.selector.matchLabels);
    expect(newer![0]!.spec.template.metadata.labels).toMatchObject(spec.selector.matchLabels);
  }
});

test('every process gets only variables that it reads, and every volume that is mounted exists', () => {
  const given = all().flatMap(({ data }) => Object.keys(data ?? {}));
  for (const { spec } of podsOf(all())) {
    const { containers, volumes = [] } = spec.template.spec;
    for (const { env = [], volumeMounts = [] } of containers) {
      given.push(...env.map(({ name }) => name));
      for (const { name } of volumeMounts) expect(volumes.map((volume) => volume.name)).toContain(name);
    }
  }
  for (const name of given) expect(VARIABLE_NAMES).toContain(name);
});

test('a worker is pinned, its build is the image’s tag, and the settings are such that it starts', () => {
  const [worker] = rendered('worker.yaml', '1.4.0');
  const { metadata, spec } = worker!.spec.template;
  const { image, env = [] } = spec.containers[0]!;
  expect(image).toBe(`registry.example.com/throughline:${metadata.labels['app.kubernetes.io/version']}`);
  expect(env.find(({ name }) => name === 'THROUGHLINE_BUILD_ID')?.valueFrom).toEqual({
    fieldRef: { fieldPath: "metadata.labels['app.kubernetes.io/version']" },
  });
  const settings = rendered('settings.yaml', '').find(({ kind }) => kind === 'ConfigMap')!.data;
  const environment = {
    ...settings,
    ...Object.fromEntries(env.map(({ name, value }) => [name, value])),
    THROUGHLINE_BUILD_ID: metadata.labels['app.kubernetes.io/version'],
    TWILIO_AUTH_TOKEN: 'from the Secret',
    DATABASE_URL: 'postgres://of-the-secret@127.0.0.1/throughline',
    THROUGHLINE_BACKEND_TOKEN: 'from the Secret',
  };
  expect(readWorkerConfig(environment).config.versioning).toEqual({
    deployment: 'throughline',
    buildId: '1.4.0',
    behaviour: 'pinned',
  });
});

test('a worker that is told to stop has the time to finish', () => {
  const [worker] = rendered('worker.yaml', '1.4.0');
  const seconds = worker!.spec.template.spec.terminationGracePeriodSeconds ?? 0;
  expect(seconds * 1_000).toBeGreaterThan(SHUTDOWN_GRACE_MS + 5_000);
});
