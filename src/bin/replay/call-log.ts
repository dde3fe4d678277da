import { z } from 'zod';
import { filled, localTime, oneOf, seconds } from './cells';
import { readTable, type Row } from './csv-table';
import type { InputProblem, Reading } from './input-problem';

/** What became of a call in the log. */
export const LOGGED_OUTCOMES = ['served', 'abandoned_queue', 'abandoned_vru', 'phantom'] as const;
export type LoggedOutcome = (typeof LOGGED_OUTCOMES)[number];

/** One call as the log tells it. */
export interface LoggedCall {
  /** Where it stands in the file. */
  readonly line: number;
  readonly contactId: string;
  readonly queue: string;
  readonly priority: string;
  /** When the caller left the voice menu, in milliseconds of local time. */
  readonly requestedAt: number;
  /** Seconds in the queue; 0 when an agent was free. */
  readonly waitS: number;
  readonly outcome: LoggedOutcome;
  /** Seconds with an agent; 0 when nobody served it. */
  readonly serviceS: number;
}

const rowSchema = z.object({
  contact_id: filled,
  queue: filled,
  priority: z.string(),
  route_requested_at: localTime,
  wait_s: seconds,
  outcome: oneOf(LOGGED_OUTCOMES),
  service_s: seconds,
});

const callIn = (row: Row<typeof rowSchema>): LoggedCall => ({
  line: row.line,
  contactId: row.contact_id,
  queue: row.queue,
  priority: row.priority,
  requestedAt: row.route_requested_at,
  waitS: row.wait_s,
  outcome: row.outcome,
  serviceS: row.service_s,
});

/** A call that stands twice could not be told from a call that was doubled. */
function repeatedIn(calls: readonly LoggedCall[], source: string): readonly InputProblem[] {
  const firstLine = new Map<string, number>();
  return calls.flatMap(({ contactId, line }) => {
    const first = firstLine.get(contactId);
    if (first === undefined) firstLine.set(contactId, line);
    return first === undefined
      ? []
      : [{ source, line, message: `contact_id ${contactId} stands in line ${first}, too.` }];
  });
}

/** Reads a call log (docs/replay.md, "The call log"). */
export function readCallLog(text: string, source: string): Reading<readonly LoggedCall[]> {
  const { value, problems } = readTable(text, source, rowSchema);
  const calls = value.map(callIn);
  return { value: calls, problems: [...problems, ...repeatedIn(calls, source)] };
}
