import { defineQuery, defineSignal } from '@temporalio/workflow';
import type { Actor } from '../domain/actor';
import type { PageReplayed, Replayed, ReplayablePage, ReplayAnswer } from '../domain/escalation/replaying';
import type { EscalationId } from '../domain/ids';

/* How a message of an escalation is sent once more. Wire format, as messages.ts. */

/** Sends one message once more, and answers what came of it. */
export const PAGE_REPLAY_WORKFLOW = 'pageReplay';

export interface PageReplayInput {
  readonly escalationId: EscalationId;
  readonly page: ReplayablePage;
  readonly by: Actor;
}

export type PageReplayRun = (input: PageReplayInput) => Promise<Replayed>;

/** To an escalation: the message of this id as it was sent, or why it is not sent again. */
export const pageReplayQuery = defineQuery<ReplayAnswer, [string]>('pageReplay');

/** A fact to an escalation: somebody had one of its messages sent once more. */
export const pageReplayedSignal = defineSignal<[PageReplayed]>('pageReplayed');
