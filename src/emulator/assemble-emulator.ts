import { randomBytes } from 'node:crypto';
import { Agent } from 'node:http';
import { Agent as SecureAgent } from 'node:https';
import {
  createEngine,
  createSidGenerator,
  restoreEngine,
  sidStateOf,
  type Emission,
  type Engine,
  type SidGenerator,
  type SidState,
} from '../taskrouter-engine';
import { createAlerts } from './callbacks/alerts';
import { callBackAssignment } from './callbacks/assignment-callback';
import { attemptDelivery, type Sender } from './callbacks/attempt-delivery';
import { attemptUnderFaults } from './faults/attempt-under-faults';
import { createDeliveries, type Deliveries } from './callbacks/deliveries';
import { callBackEvent } from './callbacks/event-callback';
import { createFailedDeliveries } from './callbacks/failed-deliveries';
import { createHeldDeliveries } from './callbacks/held-deliveries';
import { takeOutcome } from './callbacks/take-outcome';
import { createMessaging } from './conversations/messaging';
import { createEffectLog } from './effects';
import type { Emulator } from './emulator';
import { createFaults } from './faults/faults';
import { createFlex } from './flex/flex';
import { followWork } from './flex/follow-work';
import { createFollowUps, type FollowUps } from './follow-ups';
import type { EmulatorOptions } from './options';
import { DEFAULT_SETTINGS } from './settings';
import type { EmulatorSnapshot } from './snapshot/emulator-snapshot';
import { bridgeCall } from './voice/bridge-call';
import { isOver } from './voice/call';
import { endLongest, firstRecordingEnd } from './voice/end-recording';
import { followTransfer } from './voice/follow-transfer';
import { runProgram } from './voice/run-program';
import { endUnanswered, firstRingEnd, stopRinging } from './voice/ringing';

/** A kept connection is closed before the other side is likely to. */
const KEPT_IDLE = 1_000;

export interface Assembled {
  readonly emulator: Emulator;
  /** Breaks off what is under way to the application. */
  readonly disconnect: () => void;
}

/** Puts the parts together, new or from a snapshot. `onChange` is called after everything that is done. */
export function assembleEmulator(
  options: EmulatorOptions,
  snapshot: EmulatorSnapshot | null,
  onChange: () => void,
): Assembled {
  const { clock, accountSid, authToken, callbacksPaused = false } = options;
  const sids = sidStatesOf(options.seed, snapshot);
  const account = { sid: accountSid, authToken };
  const { sender, disconnect } = createSender(authToken);
  const engine = engineFor(options, snapshot, sids.engine, (emission) =>
    follow(emulator, emission, followUps.add),
  );
  const followUps = createFollowUps();
  const emulator: Emulator = {
    account,
    settings: { ...DEFAULT_SETTINGS, ...options.settings },
    clock,
    engine,
    ...createTables(createSidGenerator(sids.emulator), snapshot),
    deliveries: deliveriesOf(() => emulator, sender, callbacksPaused),
    held: createHeldDeliveries(),
    failedDeliveries: createFailedDeliveries(),
    faults: createFaults((rule) =>
      engine.setReservationOnWrite(rule?.pendingReservation ?? 'keep-if-eligible'),
    ),
    effects: createEffectLog(snapshot?.effects),
    alerts: createAlerts(),
    catchUp: () => catchUp(emulator, clock.now()),
    nextDueAt: () => earliest(engine.nextDueAt(), emulator.held.nextDueAt(), firstOnTheLine(emulator)),
    changed: () => {
      do followUps.run();
      while (goOn(emulator));
      onChange();
    },
  };
  return { emulator, disconnect };
}

/** A caller who was left by their agent hears what comes after `<Enqueue>`. False when there is none. */
function goOn(emulator: Emulator): boolean {
  const [sid] = emulator.goingOn;
  if (sid === undefined) return false;
  emulator.goingOn.delete(sid);
  if (!isOver(emulator.calls.get(sid)!)) runProgram(emulator, sid);
  return true;
}

/** When the first phone stops ringing, or the first message is as long as it may be. */
const firstOnTheLine = (emulator: Emulator): number | null =>
  earliest(firstRingEnd(emulator), firstRecordingEnd(emulator));

/** What has become due happens in order: phones stop ringing at their instants, between those of TaskRouter. */
function catchUp(emulator: Emulator, now: number): void {
  const { engine, held, deliveries } = emulator;
  for (let at = firstOnTheLine(emulator); at !== null && at <= now; at = firstOnTheLine(emulator)) {
    engine.advance(at);
    endUnanswered(emulator, at);
    endLongest(emulator, at);
  }
  engine.advance(now);
  for (const delivery of held.takeDue(now)) deliveries.add(delivery);
}

const deliveriesOf = (emulator: () => Emulator, sender: Sender, paused: boolean): Deliveries =>
  createDeliveries({
    paused,
    attempt: (delivery) =>
      attemptUnderFaults(emulator().faults, delivery, () => attemptDelivery(sender, delivery)),
    onOutcome: (delivery, outcome) => takeOutcome(emulator(), delivery, outcome),
  });

/** What there is besides TaskRouter, new or as it was. */
const createTables = (sids: SidGenerator, snapshot: EmulatorSnapshot | null) => ({
  sids,
  calls: new Map((snapshot?.calls ?? []).map((call) => [call.sid, call])),
  ringing: new Set(
    (snapshot?.calls ?? []).filter(({ dial, status }) => dial && status === 'ringing').map(({ sid }) => sid),
  ),
  recording: new Set((snapshot?.calls ?? []).filter((call) => call.recording).map(({ sid }) => sid)),
  goingOn: new Set<string>(),
  messaging: createMessaging(sids, snapshot?.messaging),
  flex: createFlex(sids, snapshot?.flex),
});

const earliest = (...instants: (number | null)[]): number | null => {
  const known = instants.filter((instant) => instant !== null);
  return known.length === 0 ? null : Math.min(...known);
};

function createSender(authToken: string): { sender: Sender; disconnect: () => void } {
  const abort = new AbortController();
  const settings = { keepAlive: true, timeout: KEPT_IDLE };
  const agents = { http: new Agent(settings), https: new SecureAgent(settings) };
  const disconnect = (): void => {
    abort.abort();
    agents.http.destroy();
    agents.https.destroy();
  };
  return { sender: { authToken, agents, abortSignal: abort.signal }, disconnect };
}

/** Where SIDs begin: a crash loses what was not written yet, but what was given must never be given again. */
function sidStatesOf(
  seed: string | undefined,
  snapshot: EmulatorSnapshot | null,
): { readonly engine: SidState; readonly emulator: SidState } {
  if (seed !== undefined && snapshot !== null) {
    return { engine: snapshot.engine.sids, emulator: snapshot.sids };
  }
  const drawn = seed ?? randomBytes(16).toString('hex');
  return { engine: sidStateOf(drawn), emulator: sidStateOf(`emulator:${drawn}`) };
}

function engineFor(
  { accountSid, clock }: EmulatorOptions,
  snapshot: EmulatorSnapshot | null,
  sidState: SidState,
  observe: (emission: Emission) => void,
): Engine {
  const sids = createSidGenerator(sidState);
  if (snapshot !== null) return restoreEngine({ ...snapshot.engine, sids: sidState }, { observe });
  return createEngine({ accountSid, now: clock.now(), sids }, { observe });
}

/** What happens outside the engine when something happened in it. */
function follow(emulator: Emulator, emission: Emission, later: FollowUps['add']): void {
  if (emission.kind === 'assignment') return callBackAssignment(emulator, emission);
  if (emission.kind === 'alert')
    return emulator.alerts.raise(emulator.engine.now(), emission.code, emission.message);
  bridgeCall(emulator, emission.event);
  stopRinging(emulator, emission.event);
  followTransfer(emulator, emission.event, emission.workspace.sid, later);
  followWork(emulator, emission.event, emission.workspace.sid, later);
  callBackEvent(emulator, emission.workspace, emission.event);
}
