import type { EngineSnapshot, SidState } from '../../taskrouter-engine';
import type { Delivery } from '../callbacks/delivery';
import type { Effect } from '../effects';
import type { Emulator } from '../emulator';
import type { Call } from '../voice/call';

export const SNAPSHOT_FORMAT = 2;

/** Everything that survives a restart. Plain JSON. Faults, alerts and failed deliveries do not. */
export interface EmulatorSnapshot {
  readonly format: typeof SNAPSHOT_FORMAT;
  readonly engine: EngineSnapshot;
  readonly sids: SidState;
  readonly calls: readonly Call[];
  /** Undelivered requests, those under way included: they are made again, with the same token. */
  readonly deliveries: readonly Delivery[];
  readonly effects: readonly Effect[];
}

export const takeSnapshot = ({
  engine,
  sids,
  calls,
  deliveries,
  held,
  effects,
}: Emulator): EmulatorSnapshot => ({
  format: SNAPSHOT_FORMAT,
  engine: engine.snapshot(),
  sids: sids.state(),
  calls: [...calls.values()],
  deliveries: [...deliveries.pending(), ...held.all()],
  effects: effects.all(),
});
