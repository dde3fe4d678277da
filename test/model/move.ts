import type { FactBody } from '../../src/domain/facts';
import type { Interaction } from '../../src/domain/interaction';
import type { LadderVariant } from './ladder-moves';
import type { World } from './world';

export interface Move {
  /** What happened, as a line of a story. */
  readonly label: string;
  readonly world: World;
}

/** What a broken variant of the product does otherwise; the real one does nothing of it. */
export interface Variant {
  /** Facts as the process gets them; null: it never hears of it. */
  readonly hears?: (fact: FactBody, process: Interaction) => FactBody | null;
  readonly ladder?: LadderVariant;
}

/** The interaction hears of something. */
export type Hear = (world: World, fact: FactBody) => World;
