import { setTimeout as pause } from 'node:timers/promises';
import type { Fault } from '../evidence/evidence';
import { randomOf, type Random } from '../random';
import type { ChaosStack } from '../stack/stack';
import { controlsOf } from './controls';
import { CRM_FAULTS } from './crm';
import { DOOR_FAULTS } from './door';
import { CALM_MS, type FaultKind, type FaultTools, type Lane } from './fault-kind';
import { MOMENTS } from './moments';
import { PROCESS_FAULTS } from './processes';
import { EVENT_FAULTS, REQUEST_FAULTS } from './requests';

/** All that a campaign can do to the product. */
export const FAULT_KINDS: readonly FaultKind[] = [
  ...PROCESS_FAULTS,
  ...MOMENTS,
  ...REQUEST_FAULTS,
  ...EVENT_FAULTS,
  ...DOOR_FAULTS,
  ...CRM_FAULTS,
];

const LANES: readonly Lane[] = ['processes', 'emulator', 'door', 'crm'];

const shuffled = <Item>(items: readonly Item[], draw: Random): Item[] => {
  const deck = [...items];
  for (let at = deck.length - 1; at > 0; at -= 1) {
    const other = draw.between(0, at);
    [deck[at], deck[other]] = [deck[other]!, deck[at]!];
  }
  return deck;
};

/** Runs the faults, lane beside lane, in an order that the seed decides, round after round. */
export class Schedule {
  readonly faults: Fault[] = [];
  /** How many lanes have had each of their faults at least once. */
  private lanesThrough = 0;

  constructor(
    private readonly stack: ChaosStack,
    private readonly options: {
      readonly seed: number;
      readonly kinds: readonly FaultKind[];
      /** How much longer than usual a lane leaves things alone. */
      readonly calm: number;
      readonly signal: AbortSignal;
      readonly say: (line: string) => void;
    },
  ) {}

  isThrough = (): boolean => this.lanesThrough === LANES.length;

  /** Until the signal is aborted; then whatever it spoiled is as it was. */
  async run(): Promise<void> {
    await Promise.all(LANES.map((lane) => this.runLane(lane)));
    const controls = controlsOf(this.stack);
    await controls.clear();
    await controls.crm({ mode: 'ok' });
  }

  private async runLane(lane: Lane): Promise<void> {
    const { kinds, seed, calm, signal } = this.options;
    const mine = kinds.filter((kind) => kind.lane === lane);
    const draw = randomOf(seed, `faults-${lane}`);
    const tools: FaultTools = { stack: this.stack, controls: controlsOf(this.stack), draw, signal };
    for (let round = 1; !signal.aborted; round += 1) {
      for (const kind of shuffled(mine, draw)) {
        if (signal.aborted) return;
        await this.inject(kind, tools);
        await pause(calm * draw.between(...CALM_MS[lane]), undefined, { signal }).catch(() => undefined);
      }
      if (round === 1) this.lanesThrough += 1;
      if (mine.length === 0) return;
    }
  }

  private async inject(kind: FaultKind, tools: FaultTools): Promise<void> {
    const at = Date.now();
    let evidence: string | null = null;
    try {
      evidence = await kind.run(tools);
    } catch (error) {
      this.options.say(`${kind.name}: ${String(error)}`);
    }
    if (kind.lane === 'emulator') await tools.controls.clear();
    // What was just begun when all was to end has not happened, and is none.
    if (evidence === null && tools.signal.aborted) return;
    this.faults.push({ kind: kind.name, at, until: Date.now(), evidence });
    this.options.say(`fault: ${kind.name}: ${evidence ?? 'NO EVIDENCE'}`);
  }
}
