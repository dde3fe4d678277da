import { basename } from 'node:path';
import type { Conservation, Fault } from './conservation';
import type { QueueResult, ReplayResult } from './results';
import type { Waits } from './statistics';

const MOST_SHOWN = 20;

/** Columns as wide as their widest cell: the first to the left, the others, numbers, to the right. */
function table(rows: readonly (readonly string[])[]): string {
  const widths = (rows[0] ?? []).map((_, at) => Math.max(...rows.map((row) => (row[at] ?? '').length)));
  return rows
    .map((row) =>
      row
        .map((cell, at) => (at === 0 ? cell.padEnd(widths[at] ?? 0) : cell.padStart(widths[at] ?? 0)))
        .join('  '),
    )
    .map((line) => `  ${line.trimEnd()}`)
    .join('\n');
}

const seconds = (ms: number): string => `${(ms / 1_000).toFixed(1)} s`;

const outcomesRow = ({ queue, inLog, offered, served, abandoned, others }: QueueResult): string[] => [
  queue,
  ...[inLog.calls, inLog.served, inLog.abandoned_queue, inLog.abandoned_vru, inLog.phantom].map(String),
  '|',
  ...[offered, served, abandoned].map(String),
  Object.entries(others)
    .map(([outcome, count]) => `${count} ${outcome}`)
    .join(', ') || '0',
];

const waitCells = (waits: Waits | null): string[] =>
  waits === null
    ? ['0', '-', '-', '-']
    : [String(waits.count), ...[waits.median, waits.p90, waits.mean].map((value) => value.toFixed(1))];

const waitsRow = ({ queue, inLog, waitsOfServed, waitsOfAbandoned }: QueueResult): string[] => [
  queue,
  ...waitCells(inLog.waitsOfServed),
  '|',
  ...waitCells(waitsOfServed),
  '|',
  ...waitCells(waitsOfAbandoned),
];

const OUTCOMES_HEAD = [
  ['', 'log:', '', 'abandoned', 'in the', '', '|', 'here:', '', '', ''],
  ['queue', 'calls', 'served', 'in queue', 'menu', 'phantom', '|', 'offered', 'served', 'abandoned', 'other'],
];

const WAIT_COLUMNS = ['n', 'median', 'p90', 'mean'];
const WAITS_HEAD = [
  ['', 'log:', 'served', '', '', '|', 'here:', 'served', '', '', '|', 'here:', 'gave up', '', ''],
  ['queue', ...WAIT_COLUMNS, '|', ...WAIT_COLUMNS, '|', ...WAIT_COLUMNS],
];

function errorText({ overhead, speed }: ReplayResult): string {
  const { medianMs, dialToTaskMedianMs, offerToAcceptMedianMs, errorS } = overhead;
  if (medianMs === null || errorS === null) return 'Nobody was served, so the overhead is not known.';
  const parts = `dialling to task ${dialToTaskMedianMs} ms, offer to acceptance ${offerToAcceptMedianMs} ms`;
  return `Each wait here is off by about ${errorS.toFixed(1)} s: a median overhead of ${medianMs} ms x ${speed} (${parts}).`;
}

const faultLine = ({ kind, contactId, callSid, details }: Fault): string =>
  `  ${kind.padEnd(19)}  ${contactId}  ${callSid ?? '-'}  ${details}`;

function conservationText({
  holds,
  toBePlaced,
  placed,
  interactions,
  outcomes,
  faults,
}: Conservation): string {
  if (holds) {
    return `Conservation holds: ${placed} calls, ${interactions} interactions, ${outcomes} outcomes; none lost, none doubled.`;
  }
  const head =
    `Conservation does NOT hold: ${toBePlaced} calls to be placed, ${placed} placed, ` +
    `${interactions} interactions, ${outcomes} outcomes.`;
  const more = faults.length > MOST_SHOWN ? [`  … and ${faults.length - MOST_SHOWN} more`] : [];
  return [head, ...faults.slice(0, MOST_SHOWN).map(faultLine), ...more].join('\n');
}

function oddities({ missedOffers, latestCallMs, troubles }: ReplayResult): readonly string[] {
  return [
    ...(missedOffers === 0 ? [] : [`${missedOffers} offers rang out before a simulated agent took them.`]),
    ...(latestCallMs < 500
      ? []
      : [`Calls were placed up to ${seconds(latestCallMs)} late: the machine is busy.`]),
    ...troubles.slice(0, MOST_SHOWN).map((trouble) => `Trouble: ${trouble}`),
    ...(troubles.length > MOST_SHOWN ? [`… and ${troubles.length - MOST_SHOWN} more troubles`] : []),
  ];
}

/** What a person reads at the end of a replay. */
export function report(result: ReplayResult): string {
  const { log, from, to, speed, agents, policyVersion, tookMs, queues, total, brokenOff } = result;
  const rows = queues.length > 1 ? [...queues, total] : queues;
  const odd = oddities(result);
  return [
    `${basename(log)}, ${from} to ${to}, at speed ${speed} with ${agents} agents, routed by ${policyVersion}` +
      `${brokenOff ? '; broken off' : ''} after ${seconds(tookMs)}.`,
    '',
    table([...OUTCOMES_HEAD, ...rows.map(outcomesRow)]),
    '',
    'Waits from dialling on, in seconds of the log’s time:',
    '',
    table([...WAITS_HEAD, ...rows.map(waitsRow)]),
    '',
    errorText(result),
    'The replay proves conservation, not waits: it begins with an empty centre, and its callers are the log’s, its',
    'pace is not. The log’s own numbers stand beside ours for information.',
    ...(odd.length === 0 ? [] : ['', ...odd]),
    '',
    conservationText(result.conservation),
  ].join('\n');
}
