// Writes .env.example and docs/configuration.md from the table of variables. Run by `npm run docs:config`.
import { writeFileSync } from 'node:fs';
import { renderConfigurationPage, renderEnvExample } from '../dist/config/documents.js';

writeFileSync(new URL('../.env.example', import.meta.url), renderEnvExample());
writeFileSync(new URL('../docs/configuration.md', import.meta.url), renderConfigurationPage());
