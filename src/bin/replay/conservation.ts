import type { Interaction } from '../interactions/api-client';
import { answeredAt, type CallRecord } from './call-record';

export const FAULTS = [
  'not_placed',
  'lost',
  'not_closed',
  'no_outcome',
  'wrong_outcome',
  'doubled_task',
  'doubled_interaction',
  'doubled_acceptance',
] as const;

/** How a call can fail to end in exactly one outcome. */
export type FaultKind = (typeof FAULTS)[number];

export interface Fault {
  readonly kind: FaultKind;
  readonly contactId: string;
  readonly callSid: string | null;
  readonly details: string;
}

export interface Conservation {
  /** Every call that was to be placed has one interaction with one outcome, the one that TaskRouter's log bears out. */
  readonly holds: boolean;
  readonly toBePlaced: number;
  readonly placed: number;
  readonly interactions: number;
  readonly outcomes: number;
  readonly faults: readonly Fault[];
}

/** What the event log and the caller's own experience say must have come out. */
function expectedOutcome(record: CallRecord): string | null {
  if (answeredAt(record) !== null) return 'resolved';
  if (record.end === null) return null;
  return record.end.how === 'gave_up' ? 'abandoned' : 'unserved';
}

type Finding = readonly [FaultKind, string];

function findingsOf(record: CallRecord): readonly Finding[] {
  const { callSid, history, interaction, twins, trouble } = record;
  if (callSid === null) return [['not_placed', trouble ?? 'the replay was broken off before']];
  const expected = expectedOutcome(record);
  const { tasks, acceptances } = history;
  const doubles: readonly (Finding | null)[] = [
    tasks.length > 1 ? ['doubled_task', tasks.map(({ taskSid }) => taskSid).join(', ')] : null,
    twins.length > 0 ? ['doubled_interaction', twins.join(', ')] : null,
    acceptances.length > 1
      ? ['doubled_acceptance', acceptances.map(({ agentName }) => agentName).join(', ')]
      : null,
  ];
  const lost: Finding = ['lost', trouble ?? 'the API knows no interaction of it'];
  return [
    ...doubles.filter((double) => double !== null),
    ...(interaction === null ? [lost] : findingsOn(interaction, expected)),
  ];
}

function findingsOn(interaction: Interaction, expected: string | null): readonly Finding[] {
  const { phase, outcome, outcomeReason } = interaction;
  if (phase !== 'closed') return [['not_closed', `it is ${phase}`]];
  if (outcome === null) return [['no_outcome', 'it is closed without an outcome']];
  if (outcome === expected) return [];
  return [
    ['wrong_outcome', `${outcome} (${outcomeReason}), though it was ${expected ?? 'still on the line'}`],
  ];
}

/** Whether every call ended in exactly one outcome: none lost, none doubled. */
export function checkConservation(records: readonly CallRecord[]): Conservation {
  const faults = records.flatMap((record) =>
    findingsOf(record).map(([kind, details]): Fault => ({
      kind,
      contactId: record.planned.logged.contactId,
      callSid: record.callSid,
      details,
    })),
  );
  const count = (isSo: (record: CallRecord) => boolean): number => records.filter(isSo).length;
  return {
    holds: faults.length === 0,
    toBePlaced: records.length,
    placed: count(({ callSid }) => callSid !== null),
    interactions: count(({ interaction }) => interaction !== null),
    outcomes: count(({ interaction }) => interaction?.phase === 'closed' && interaction.outcome !== null),
    faults,
  };
}
