import { execFile, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { cachePath } from '../harness/cache';
import { coverage } from './coverage/coverage';
import { ACCOUNT, closeAll, start } from './harness';
import { checkAnswer, takeDriven, type Answer } from './oracle/check-answer';

afterEach(closeAll);

const run = promisify(execFile);
const FOLDER = join(__dirname, 'python');
const REQUIREMENTS = join(FOLDER, 'requirements.txt');
const INSTALLATION_MS = 300_000;

const python = ['python3', 'python'].find(
  (program) => spawnSync(program, ['-m', 'pip', '--version'], { stdio: 'ignore' }).status === 0,
);
if (python === undefined) console.log('Skipped: neither python3 nor python has pip here.');

/** The folder with the official SDK, installed by pip where it is not there yet in the version that is asked for. */
async function installSdk(): Promise<string> {
  const folder = cachePath('twilio-python');
  const stamp = join(folder, 'requirements.txt');
  const wanted = readFileSync(REQUIREMENTS, 'utf8');
  if (existsSync(stamp) && readFileSync(stamp, 'utf8') === wanted) return folder;
  const options = ['--quiet', '--disable-pip-version-check', '--no-input', '--upgrade'];
  await run(python!, ['-m', 'pip', 'install', ...options, '--target', folder, '-r', REQUIREMENTS]);
  writeFileSync(stamp, wanted);
  return folder;
}

/** What the emulator has of TaskRouter, Flex and Conversations: all of the first. */
const implemented = coverage
  .filter(({ document, file }) => document !== 'api_v2010' && file !== null)
  .map(({ document, operationId }) => `${document}/${operationId}`);

interface Printed extends Omit<Answer, 'header'> {
  readonly headers: Readonly<Record<string, string>>;
}

(python === undefined ? test.skip : test)(
  'the official Python SDK drives every operation, and what it parses is what happened',
  async () => {
    const sdk = await installSdk();
    const { emulator } = await start();
    const { stdout } = await run(
      python!,
      [join(FOLDER, 'drive.py'), emulator.url, ACCOUNT.accountSid, ACCOUNT.authToken],
      {
        env: { ...process.env, PYTHONPATH: sdk, PYTHONDONTWRITEBYTECODE: '1', NO_PROXY: '127.0.0.1' },
        maxBuffer: 100_000_000,
      },
    );
    for (const line of stdout.trim().split('\n')) {
      const { headers, ...answer } = JSON.parse(line) as Printed;
      checkAnswer({ ...answer, header: (name) => headers[name.toLowerCase()] });
    }
    expect(takeDriven().sort()).toEqual(implemented.sort());
  },
  INSTALLATION_MS,
);
