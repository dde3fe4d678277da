import type { Random } from '../random';
import type { ChaosStack } from '../stack/stack';
import type { Controls } from './controls';

export interface FaultTools {
  readonly stack: ChaosStack;
  readonly controls: Controls;
  readonly draw: Random;
  /** Aborted when no more is to be spoiled. */
  readonly signal: AbortSignal;
}

/** Faults of one lane come one after the other, those of different lanes at the same time. */
export type Lane = 'processes' | 'emulator' | 'door' | 'crm';

/** How long a lane leaves things alone after each of its faults, in milliseconds: there has to be something to disturb. */
export const CALM_MS: Readonly<Record<Lane, readonly [least: number, most: number]>> = {
  processes: [4_000, 10_000],
  emulator: [300, 1_500],
  door: [500, 2_000],
  crm: [4_000, 12_000],
};

export interface FaultKind {
  readonly name: string;
  readonly lane: Lane;
  /** Puts it in, waits until it is over, and answers what shows that it happened; null: nothing does. */
  readonly run: (tools: FaultTools) => Promise<string | null>;
}
