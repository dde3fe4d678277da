import type { Actor } from '../actor';
import type { EscalationId } from '../ids';
import type { Instant } from '../json';
import type { AnswerToTell } from '../outreach';
import type { EscalationReport } from './escalation-view';
import type { Ladder } from './ladder';

/** What an interaction knows of one of its escalations. */
export interface EscalationRecord {
  readonly escalationId: EscalationId;
  readonly ladderName: string;
  readonly level: number;
  readonly by: Actor;
  readonly note: string | null;
  readonly askedAt: Instant;
  /** Who asked for it waits for the answer to this command. */
  readonly commandId: string;
  readonly bodyHash: string;
  /** Its ladder, from when it is known until its workflow has it. */
  readonly ladder: Ladder | null;
  readonly isStarted: boolean;
  /** Whether a tracker may be asked: then it hears of the agent's notes. Missing where an older worker planned it. */
  readonly hasTracker?: boolean;
  /** What the customer is told of its answer; missing: nothing. */
  readonly answer?: AnswerToTell;
  /** What it told last. */
  readonly report: EscalationReport | null;
}
