import type { DocumentName } from '../oracle/documents';
import type { CoveredOperation } from './coverage';

const TITLES: Record<DocumentName, string> = {
  taskrouter_v1: 'TaskRouter v1',
  flex_v1: 'Flex v1',
  flex_v2: 'Flex v2',
  conversations_v1: 'Conversations v1',
  api_v2010: 'The 2010 API: calls, conferences and queues',
};

const BEGIN = '<!-- generated: begin (npm run docs:coverage) -->\n<!-- prettier-ignore-start -->\n';
const END = '\n<!-- prettier-ignore-end -->\n<!-- generated: end -->';

/** The page with its generated part renewed. Throws when the page has no place for it. */
export function withCoverage(page: string, coverage: readonly CoveredOperation[]): string {
  const [begin, end] = [page.indexOf(BEGIN), page.indexOf(END)];
  if (begin === -1 || end < begin) throw new Error('The page lacks the marks of its generated part.');
  return page.slice(0, begin + BEGIN.length) + renderCoverage(coverage) + page.slice(end);
}

function renderCoverage(coverage: readonly CoveredOperation[]): string {
  const documents = Object.keys(TITLES) as DocumentName[];
  return documents
    .map((name) => renderDocument(TITLES[name], coverage.filter(({ document }) => document === name)))
    .join('\n\n');
}

function renderDocument(title: string, operations: readonly CoveredOperation[]): string {
  const there = operations.filter(({ file }) => file !== null);
  const missing = operations.filter(({ file }) => file === null);
  return [
    `### ${title}: ${there.length} of ${operations.length} operations`,
    ...(there.length === 0 ? [] : [tableOf('implemented', there)]),
    ...(missing.length === 0 ? [] : [tableOf('unsupported: 501, 90501', missing)]),
  ].join('\n\n');
}

const tableOf = (title: string, operations: readonly CoveredOperation[]): string =>
  [`| ${title} | |`, '| --- | --- |', ...operations.map(rowOf)].join('\n');

function rowOf({ operationId, method, path, file }: CoveredOperation): string {
  const name = file === null ? operationId : `[${operationId}](../${file})`;
  return `| ${name} | \`${method} ${path}\` |`;
}
