import { appendFileSync, chmodSync, existsSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { StackOptions, StackParts } from '../../src/bin/supervisor/stack/options';
import { newDiary, newFolder, TEMPORAL_CACHE, type Diary } from './fake-children';

/** The compiled module under test; `npm test` builds before it runs. */
const END_WITH_PARENT = join(__dirname, '../../dist/bin/end-with-parent.js');

/** A process that answers on its port and writes into the diary what happens to it. */
const fakeProcess = (name: string, portVariable: string, diary: Diary): string => `
  const { createServer } = require('node:http');
  const { appendFileSync } = require('node:fs');
  const { endWithParent } = require(${JSON.stringify(END_WITH_PARENT)});
  const write = (line) => appendFileSync(${JSON.stringify(diary.file)}, '${name} ' + line + '\\n');
  const server = createServer((request, response) => {
    if (request.method === 'POST') write('POST ' + request.url);
    response.end('{}');
  });
  endWithParent({
    withParent: process.env.THROUGHLINE_ENDS_WITH_PARENT === 'yes',
    stop: async () => write('down'),
  });
  server.listen(Number(process.env.${portVariable}), '127.0.0.1', () => write('up'));
`;

const PORT_VARIABLES = {
  api: 'THROUGHLINE_API_PORT',
  worker: 'THROUGHLINE_WORKER_PORT',
  emulator: 'THROUGHLINE_EMULATOR_PORT',
  backend: 'THROUGHLINE_BACKEND_PORT',
};

export const WORKSPACE = {
  workspaceSid: `WS${'1'.repeat(32)}`,
  agents: { ana: `WK${'a'.repeat(32)}` },
};

export interface StackOfFakes {
  readonly stateDir: string;
  readonly binDir: string;
  readonly diary: Diary;
  readonly said: string[];
  readonly options: StackOptions;
  readonly parts: StackParts;
}

/** A stack whose Temporal server is real and whose other processes are fakes. */
export const newStackOfFakes = (): StackOfFakes => {
  if (!existsSync(END_WITH_PARENT)) throw new Error('Run `npm run build` first: dist is missing.');
  const folder = newFolder();
  // As root, PostgreSQL's user must come as far as the state folder, else its files would lie elsewhere.
  chmodSync(folder, 0o711);
  const diary = newDiary(folder);
  const [stateDir, binDir] = [join(folder, 'state'), join(folder, 'bin')];
  mkdirSync(binDir);
  mkdirSync(stateDir, { mode: 0o700 });
  for (const [name, port] of Object.entries(PORT_VARIABLES)) {
    writeFileSync(join(binDir, `${name}.js`), fakeProcess(name, port, diary));
  }
  const said: string[] = [];
  return {
    stateDir,
    binDir,
    diary,
    said,
    options: {
      stateDir,
      cacheDir: TEMPORAL_CACHE,
      port: 0,
      externalTemporal: null,
      twilio: { kind: 'emulator' },
      logLevel: 'info',
      policy: null,
      say: (line) => void said.push(line),
      abortSignal: new AbortController().signal,
    },
    parts: {
      binDir,
      prepareWorkspace: () => Promise.resolve(WORKSPACE),
      makeBuildCurrent: () => Promise.resolve(appendFileSync(diary.file, 'build made current\n')),
    },
  };
};
