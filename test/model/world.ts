import type { Budget } from './budget';
import type { Command } from '../../src/domain/commands';
import type { FactBody } from '../../src/domain/facts';
import { asInteractionId } from '../../src/domain/ids';
import type { Interaction } from '../../src/domain/interaction';
import type { Leg } from '../../src/domain/leg';
import { begin } from '../../src/domain/process';
import type { RoutingEvent } from '../../src/domain/routing-event';
import type { EngineSnapshot } from '../../src/taskrouter-engine';
import { CALL, CALLER, type CallStatus } from './call';
import { START, type Centre } from './centre';
import { essenceOfLadder, type LadderWorld } from './ladder';

/** One moment of everything. */
export interface World {
  readonly now: number;
  readonly process: Interaction;
  readonly engine: EngineSnapshot;
  /** Events that TaskRouter has told and nobody has heard yet, in the order of their telling. */
  readonly undelivered: readonly RoutingEvent[];
  /** The answer of the action under way, on its way back. */
  readonly answer: FactBody | null;
  /** Commands that were sent; a caller who got no answer sends one again. */
  readonly sent: readonly { readonly commandId: string; readonly command: Command }[];
  readonly budget: Budget;
  /** When the customer and whoever had them really wrote. */
  readonly call: CallStatus;
  /** People outside the queues are asked; null: nobody has escalated. */
  readonly ladder: LadderWorld | null;
  readonly wrote: { readonly customerAt: number | null; readonly agentAt: number | null };
}

export const firstWorld = (centre: Centre, budget: Budget): World => ({
  call: centre.scene === 'call' ? 'asked' : null,
  now: START,
  process: begin(
    {
      interactionId: asInteractionId('chat-1'),
      source: 'model',
      externalId: 'chat-1',
      ...(centre.scene === 'call'
        ? {
            birth: { kind: 'call', callSid: CALL },
            channel: 'voice',
            customer: { id: null, name: null, address: CALLER },
          }
        : {
            birth: { kind: 'request' },
            channel: 'chat',
            customer: { id: null, name: null, address: null },
          }),
      given: {},
      continues: null,
    },
    START,
  ),
  engine: centre.start,
  undelivered: [],
  answer: null,
  sent: [],
  budget,
  wrote: { customerAt: null, agentAt: null },
  ladder: null,
});

const SID = /\b[A-Z]{2}[0-9a-f]{32}\b/g;

/**
 * What makes two worlds the same: everything that can decide what happens next. Instants count by their distance from now,
 * and only where they lie ahead or a deadline is counted from them; SIDs by the order in which they appear. Left out, so
 * that serving for hours is one state: when a task was assigned (TaskRouter's limit of 24 hours is not explored).
 */
export function keyOf(world: World): string {
  const { now, undelivered, answer, budget } = world;
  const essence = {
    process: essenceOfProcess(world.process),
    engine: essenceOfEngine(world.engine),
    undelivered: undelivered
      .map(({ type, taskSid, reservationSid, agentSid, reason }) => [
        type,
        taskSid,
        reservationSid,
        agentSid,
        reason,
      ])
      .sort(),
    answer: answer && withoutIds(answer),
    sent: world.sent.map(({ commandId }) => commandId),
    talk: essenceOfTalk(world),
    call: world.call,
    ladder: essenceOfLadder(world),
    budget,
  };
  const text = JSON.stringify(essence, (name, value: unknown) =>
    typeof value === 'number' && value > 1e12 ? `t${value - now}` : name === 'version' ? 0 : value,
  );
  const names = new Map<string, string>();
  return text.replace(SID, (sid) => {
    const name = names.get(sid) ?? `${sid.slice(0, 2)}${names.size}`;
    names.set(sid, name);
    return name;
  });
}

/** Beyond every clock of the policy how long it is does not matter. */
const LONG_AGO = 10 * 60_000;

/** Who waits for whose answer, since when: only where somebody writes. */
function essenceOfTalk({ now, process, wrote }: World): unknown {
  const { conversation, parked, legs, currentLegId } = process;
  if (conversation === null) return null;
  const ago = (at: number | null | undefined) => (at ? Math.min(now - at, LONG_AGO) : null);
  const leg = legs.find(({ legId }) => legId === currentLegId);
  return [
    [
      wrote.customerAt,
      wrote.agentAt,
      leg?.acceptance?.at,
      leg?.nudgedFor,
      leg?.nudgedAt,
      parked?.customerAt,
    ].map(ago),
    Object.entries(conversation.lastMessages).map(([author, at]) => [author, ago(at)]),
    conversation.unanswered.map(ago),
    legs.map(({ except }) => except),
  ];
}

function essenceOfProcess(process: Interaction): unknown {
  const { phase, outcome, outcomeReason, wish, told, transferAsked, offering, currentLegId, consulting } =
    process;
  return {
    is: [
      phase,
      outcome,
      outcomeReason,
      wish?.reason,
      told,
      transferAsked?.to,
      offering,
      currentLegId,
      consulting,
    ],
    at: [process.retryAt, process.failures],
    parked: process.parked && [process.parked.legId, process.parked.until, process.parked.returning],
    held: process.held && process.held.until,
    callback: process.callback && [
      process.callback.failed,
      process.callback.unplanned,
      process.callback.result,
    ],
    legs: process.legs.map(essenceOfLeg),
    reroute: process.reroute !== null,
    background: process.background.map(({ work, status }) => [work, status]),
    underway: process.underway && [
      process.underway.do,
      'taskSid' in process.underway && process.underway.taskSid,
    ],
    answers: process.answers.map(({ commandId, refusal }) => [commandId, refusal?.type]),
  };
}

function essenceOfLeg({ acceptances, acceptance, wrappingSince, end, transfer, task, ...leg }: Leg): unknown {
  const holders = acceptances.map(({ reservationSid }) => reservationSid);
  const handOver = transfer && [
    transfer.mode,
    transfer.to,
    transfer.result,
    transfer.declinedAt !== null,
    transfer.consult,
  ];
  const place = [
    leg.legId,
    task?.taskSid,
    leg.step,
    holders,
    wrappingSince !== null,
    handOver,
    leg.superseded,
    leg.twins,
    leg.moving?.route,
    leg.moving && leg.overtaken?.map(({ route }) => route),
    leg.decision?.route,
  ];
  // The log is asked of a leg that was done before anybody was heard to have it.
  if (end !== null) return [...place, end.kind, end.reason, leg.retryAt, leg.failures, leg.logRead];
  const since = acceptance === null ? [leg.openedAt, task?.createdAt] : [];
  return [
    ...place,
    since,
    leg.callEndedAt,
    leg.taskExpectedBy,
    leg.creation,
    leg.deferral,
    leg.failures,
    leg.retryAt,
    leg.knownAt,
    leg.gone,
  ];
}

function essenceOfEngine({ workspaces: [workspace] }: EngineSnapshot): unknown {
  const { tasks, reservations, workers } = workspace!;
  return {
    tasks: tasks.map(([, task]) =>
      task.endedAt === null
        ? [
            task.sid,
            task.status,
            task.attributes,
            task.assignedAt === null && [task.position, task.dateCreated],
          ]
        : [task.sid, task.status, task.reason],
    ),
    reservations: reservations.map(([, { sid, status, workerName, taskSid, expiresAt }]) => [
      sid,
      status,
      workerName,
      taskSid,
      status === 'pending' && expiresAt,
    ]),
    workers: workers.map(([, { activitySid }]) => activitySid),
  };
}

function withoutIds(fact: FactBody): unknown {
  if (fact.kind === 'failed') return [fact.action.do, fact.failure];
  if (fact.kind !== 'done') return fact;
  return [
    fact.do,
    fact.result,
    'taskSid' in fact.action && fact.action.taskSid,
    'keys' in fact.action && fact.action.keys.legId,
  ];
}
