import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, sep } from 'node:path';
import { apis } from '../../../src/emulator/apis';
import { DOCUMENTS, operationsOf, type DocumentedOperation } from '../oracle/documents';

const ROOT = join(__dirname, '..', '..', '..');
const SOURCES = join(ROOT, 'src', 'emulator');

export interface CoveredOperation extends DocumentedOperation {
  /** The file that implements it, from the project's folder; null where the answer is 501 with code 90501. */
  readonly file: string | null;
}

const placeless = (path: string): string => path.replaceAll(/\{[^}]+\}|:\w+/g, '{}');

/** The name in the emulator's register of what an address leads to. */
const registered = new Map(
  apis.flatMap(({ subdomain, version, operations }) =>
    operations.map(({ name, method, path }) => [`${method} /${subdomain}/${version}${placeless(path)}`, name]),
  ),
);

/** Operations are one to a file, and say their name there. */
const fileOf = new Map(
  readdirSync(SOURCES, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts'))
    .flatMap((file) => {
      const name = /^ {2}name: '([\w.]+)',$/m.exec(readFileSync(join(SOURCES, file), 'utf8'))?.[1];
      return name === undefined ? [] : [[name, relative(ROOT, join(SOURCES, file)).split(sep).join('/')]];
    }),
);

/** Every operation of every document, and what the emulator does about it. */
export const coverage: readonly CoveredOperation[] = DOCUMENTS.flatMap(operationsOf).map((operation) => {
  const name = registered.get(`${operation.method} ${placeless(operation.address)}`);
  return { ...operation, file: name === undefined ? null : fileOf.get(name)! };
});

/** `/taskrouter/v1` */
const apiOf = (address: string): string => address.split('/').slice(0, 3).join('/');

const documentedApis = new Set(coverage.map(({ address }) => apiOf(address)));

/** What the emulator serves of a documented API and its document does not have. */
export const undocumented: readonly string[] = [...registered.keys()]
  .filter((request) => documentedApis.has(apiOf(request.split(' ')[1]!)))
  .filter((request) => !coverage.some((one) => request === `${one.method} ${placeless(one.address)}`));
