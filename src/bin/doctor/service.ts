import type { ReconciliationHealth, ScheduleHealth } from '../../api/contract/health';
import type { Readiness } from '../../api/contract/service';
import { SCHEDULES } from '../../workflows/messages';
import { FINDING_FIXES } from './finding-fixes';
import { missing, ok, warning, type Check } from './check';

const FIX_MISSING: Readonly<Record<Readiness['missing'][number], string>> = {
  temporal: 'Start Temporal, or mend TEMPORAL_ADDRESS of the API.',
  worker: 'Start a worker; see that it polls the namespace of the API.',
  policy: 'Put a policy in force: throughline policy apply FILE',
};

/** The API, and what it needs to do its work. */
export function readinessChecks(url: string, { missing: lacks, degraded }: Readiness): Check[] {
  return [
    ok('api', `answers at ${url}`),
    ...(['temporal', 'worker', 'policy'] as const).map((part) =>
      lacks.includes(part)
        ? missing(part, 'the API does not have it', FIX_MISSING[part])
        : ok(part, 'the API has it'),
    ),
    degraded.includes('records')
      ? warning(
          'records',
          'the database does not answer: customers are served, lost events are not made good',
          'Bring the database back; see DATABASE_URL of the API.',
        )
      : ok('records', 'the database answers'),
  ];
}

const SCHEDULE_FIXES = {
  paused: (id: string) =>
    `Somebody paused it. temporal schedule toggle --unpause --schedule-id ${id} --reason "…"`,
  missing: () => 'A worker makes it when it starts: start one, and see its log for schedules_missing.',
  unknown: () => 'The API does not reach Temporal.',
} as const;

function scheduleCheck(id: string, { status, lastRunAt }: ScheduleHealth): Check {
  const name = `schedule ${id}`;
  if (status !== 'running') return missing(name, `is ${status}`, SCHEDULE_FIXES[status](id));
  return ok(name, lastRunAt === null ? 'has yet to run' : `ran at ${lastRunAt}`);
}

/** Whether what gets lost is found, and who waits for an opening is let in. */
export function reconciliationChecks({ status, eventLog, audit, release }: ReconciliationHealth): Check[] {
  const { lagSeconds, found } = eventLog;
  const says =
    `TaskRouter's log is ${lagSeconds === null ? 'not read yet' : `read up to ${lagSeconds} s ago`}, ` +
    `${found.lastDay.signalled} lost events made good since yesterday; ` +
    `the auditor last saw everything at ${audit.heartbeatAt ?? '(never)'}`;
  const late = 'See the runs of the workflows reconciliation and audit: temporal workflow list';
  return [
    scheduleCheck(SCHEDULES.reconciliation.scheduleId, eventLog.schedule),
    scheduleCheck(SCHEDULES.audit.scheduleId, audit.schedule),
    scheduleCheck(SCHEDULES.release.scheduleId, release.schedule),
    status === 'working' ? ok('reconciliation', says) : missing('reconciliation', says, late),
    ...audit.findings.map(({ kind, interactionId, resourceSid, since, repair }) => {
      const about = [interactionId, resourceSid].filter((id) => id !== null).join(', ');
      const done = repair === null ? '' : `, ${repair}`;
      return warning(`finding ${kind}`, `${about} since ${since}${done}`, FINDING_FIXES[kind]);
    }),
  ];
}
