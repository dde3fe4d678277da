import { readFileSync } from 'node:fs';
import type { Evidence } from './evidence/evidence';
import { check } from './checker/check';
import { explained, summaryOf } from './report';

/** Checks the evidence of a campaign again, from its file. */
const evidence = JSON.parse(readFileSync(process.argv[2] ?? '', 'utf8')) as Evidence;
const verdict = check(evidence);
console.log(explained(evidence, verdict));
console.log(JSON.stringify(summaryOf(evidence, verdict)));
