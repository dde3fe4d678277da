// Renews docs/emulator-behaviours.md and the generated part of docs/emulator-coverage.md. Run by `npm run docs:coverage`.
import { readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { behaviours } from '../test/emulator/behaviours/behaviours';
import { renderBehaviours } from '../test/emulator/behaviours/render';
import { coverage } from '../test/emulator/coverage/coverage';
import { withCoverage } from '../test/emulator/coverage/render';

const docs = join(__dirname, '..', 'docs');
writeFileSync(join(docs, 'emulator-behaviours.md'), renderBehaviours(behaviours));
const page = join(docs, 'emulator-coverage.md');
writeFileSync(page, withCoverage(readFileSync(page, 'utf8'), coverage));
