import type { EngineSnapshot, SidState } from '../../taskrouter-engine';
import type { Delivery } from '../callbacks/delivery';
import { messagingSnapshot, type MessagingSnapshot } from '../conversations/messaging';
import type { Effect } from '../effects';
import type { Emulator } from '../emulator';
import { flexSnapshot, type FlexSnapshot } from '../flex/flex';
import type { Call } from '../voice/call';

export const SNAPSHOT_FORMAT = 3;

/** Everything that survives a restart. Plain JSON. Faults, alerts and failed deliveries do not. */
export interface EmulatorSnapshot {
  readonly format: typeof SNAPSHOT_FORMAT;
  readonly engine: EngineSnapshot;
  readonly sids: SidState;
  readonly calls: readonly Call[];
  readonly messaging: MessagingSnapshot;
  readonly flex: FlexSnapshot;
  /** Undelivered requests, those under way included: they are made again, with the same token. */
  readonly deliveries: readonly Delivery[];
  readonly effects: readonly Effect[];
}

export const takeSnapshot = ({
  engine,
  sids,
  calls,
  messaging,
  flex,
  deliveries,
  held,
  effects,
}: Emulator): EmulatorSnapshot => ({
  format: SNAPSHOT_FORMAT,
  engine: engine.snapshot(),
  sids: sids.state(),
  calls: [...calls.values()],
  messaging: messagingSnapshot(messaging),
  flex: flexSnapshot(flex),
  deliveries: [...deliveries.pending(), ...held.all()],
  effects: effects.all(),
});
