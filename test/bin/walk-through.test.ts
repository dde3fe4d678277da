import { spawn, type ChildProcessWithoutNullStreams } from 'node:child_process';
import { once } from 'node:events';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { FETCH_WITHIN_MS, TEMPORAL_CACHE } from '../supervisor/fake-children';

/* docs/escalation-walkthrough.md, typed into a shell beside `npm start`: every command prints what the page says. */

jest.setTimeout(FETCH_WITHIN_MS);

const PROGRAM = join(__dirname, '../../dist/bin/cli.js');
const PAGE = join(__dirname, '../../docs/escalation-walkthrough.md');

interface Typed {
  readonly command: string;
  readonly prints: string;
}

/** What follows `$ ` in the page's consoles, and the lines below it. */
const typed = (page: string): readonly Typed[] =>
  [...page.matchAll(/```console\n([\s\S]*?)```/g)].flatMap(([, block = '']) =>
    block
      .split(/^\$ /m)
      .slice(1)
      .map((text) => {
        const [command = '', ...lines] = text.split('\n');
        return { command, prints: lines.join('\n').trim() };
      }),
  );

/** Without what is another each time: ids, instants, and whose turn it is to be on call. */
const alike = (text: string): string =>
  text
    .replace(/[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}/g, '<id>')
    .replace(/\bW[TK][0-9a-f]{32}\b/g, '<sid>')
    .replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, '<instant>')
    .replace(/\b(dana|elif)\b/g, '<on call>')
    .replace(/ +$/gm, '')
    .trim();

/** What only looks may be typed again: lists are a moment behind. */
const onlyLooks = (command: string): boolean => !/ -d | act |\w=/.test(command);

class Shell {
  private output = '';

  constructor(private readonly bash: ChildProcessWithoutNullStreams) {
    for (const stream of [bash.stdout, bash.stderr])
      stream.on('data', (chunk: Buffer) => (this.output += chunk.toString()));
  }

  async types(command: string): Promise<string> {
    this.output = '';
    this.bash.stdin.write(`${command}\necho; echo '--typed--'\n`);
    while (!this.output.includes('--typed--\n')) await pause(20);
    return this.output.replace('--typed--\n', '').trim();
  }

  /** What it prints in the end, or after so long. */
  async typesUntil(expected: string, command: string, withinMs = 20_000): Promise<string> {
    const giveUpAt = Date.now() + withinMs;
    let printed = await this.types(command);
    while (alike(printed) !== alike(expected) && onlyLooks(command) && Date.now() < giveUpAt)
      printed = await this.types(command);
    return printed;
  }
}

test('every command of the page prints what the page says', async () => {
  if (!existsSync(PROGRAM)) throw new Error('Run `npm run build` first: dist is missing.');
  const state = mkdtempSync(join(tmpdir(), 'throughline-walk-through-'));
  const env = {
    PATH: [TEMPORAL_CACHE, process.env['PATH']].join(delimiter),
    THROUGHLINE_STATE_DIR: state,
  };
  const stack = spawn(process.execPath, [PROGRAM, 'start', '--port', '0'], { env });
  try {
    let said = '';
    for (const stream of [stack.stdout, stack.stderr])
      stream.on('data', (chunk: Buffer) => (said += chunk.toString()));
    while (!said.includes('Throughline is running')) {
      if (stack.exitCode !== null) throw new Error(said);
      await pause(100);
    }
    const bash = spawn('bash', [], { env });
    const shell = new Shell(bash);
    for (const { command, prints } of typed(readFileSync(PAGE, 'utf8'))) {
      const here = command
        .replace('npx throughline', `${process.execPath} ${PROGRAM}`)
        .replace('.throughline/', `${state}/`);
      const printed = await shell.typesUntil(prints, here);
      expect({ command, printed: alike(printed) }).toEqual({ command, printed: alike(prints) });
    }
    bash.stdin.end();
  } finally {
    if (stack.exitCode === null) {
      stack.kill('SIGINT');
      await once(stack, 'close');
    }
  }
});
