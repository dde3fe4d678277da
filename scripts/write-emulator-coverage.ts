// Renews the generated part of docs/emulator-coverage.md. Run by `npm run docs:coverage`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { coverage } from '../test/emulator/coverage/coverage';
import { withCoverage } from '../test/emulator/coverage/render';

const page = join(__dirname, '..', 'docs', 'emulator-coverage.md');
writeFileSync(page, withCoverage(readFileSync(page, 'utf8'), coverage));
