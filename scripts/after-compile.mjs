// What the compiler leaves undone: the files of the emulator's page beside its compiled code, and a command that may be
// run, as `npx throughline` does it. Part of the build.
import { chmodSync, cpSync } from 'node:fs';
import { join } from 'node:path';

const page = join('emulator', 'board', 'page');
const root = join(import.meta.dirname, '..');
cpSync(join(root, 'src', page), join(root, 'dist', page), { recursive: true });
chmodSync(join(root, 'dist', 'bin', 'cli.js'), 0o755);
