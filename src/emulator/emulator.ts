import type { Engine, SidGenerator } from '../taskrouter-engine';
import type { Alerts } from './callbacks/alerts';
import type { Deliveries } from './callbacks/deliveries';
import type { FailedDeliveries } from './callbacks/failed-deliveries';
import type { HeldDeliveries } from './callbacks/held-deliveries';
import type { EmulatorClock } from './clock';
import type { EffectLog } from './effects';
import type { Messaging } from './conversations/messaging';
import type { Faults } from './faults/faults';
import type { Flex } from './flex/flex';
import type { Settings } from './settings';
import type { Call } from './voice/call';

export interface Account {
  readonly sid: string;
  readonly authToken: string;
}

/** What the parts of a running emulator share. */
export interface Emulator {
  readonly account: Account;
  readonly clock: EmulatorClock;
  readonly engine: Engine;
  /** Draws the SIDs of what is not TaskRouter's: calls, deliveries. */
  readonly sids: SidGenerator;
  settings: Settings;
  readonly calls: Map<string, Call>;
  /** Calls to agents that nobody has answered yet, by SID. */
  readonly ringing: Set<string>;
  /** Calls that are recorded, by SID. */
  readonly recording: Set<string>;
  /** Callers whose agent has hung up and who go on with their own document, once what is under way is done. */
  readonly goingOn: Set<string>;
  readonly messaging: Messaging;
  readonly flex: Flex;
  readonly deliveries: Deliveries;
  readonly held: HeldDeliveries;
  readonly failedDeliveries: FailedDeliveries;
  readonly faults: Faults;
  readonly effects: EffectLog;
  readonly alerts: Alerts;
  /** Lets everything happen that has become due. To be called before anything else is done with the engine. */
  catchUp(): void;
  /** When the next thing happens by itself, in milliseconds since the epoch, or null. */
  nextDueAt(): number | null;
  /** To be called after anything was done: asks for the next wake-up and marks the snapshot as old. */
  changed(): void;
}
