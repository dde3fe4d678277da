// Puts the files of the emulator's page, which the compiler leaves alone, beside its compiled code. Part of the build.
import { cpSync } from 'node:fs';
import { join } from 'node:path';

const page = join('emulator', 'board', 'page');
const root = join(import.meta.dirname, '..');
cpSync(join(root, 'src', page), join(root, 'dist', page), { recursive: true });
