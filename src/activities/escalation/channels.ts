import type { AnswerLinks } from '../../adapters/paging/answer-links';
import type { TrackerPort } from '../../adapters/tracker/port';
import type { EscalationActionOf, EscalationResults } from '../../domain/escalation/actions';
import { inTurn, type TurnSources } from './in-turn';
import { createTellReceivers } from './tell-receivers';
import { withLink } from './with-link';

/** What an escalation says by its channels. Each throws what the port throws. */
export const createChannelActivities = (
  paging: TrackerPort,
  turns: TurnSources,
  links: Pick<AnswerLinks, 'linkTo'> | null,
) => ({
  page: async (action: EscalationActionOf<'page'>): Promise<EscalationResults['page']> => {
    const { pageId, channel, alert = null, ref = null, address = null, right = null } = action;
    const link = right === null || links === null ? null : links.linkTo(right);
    return inTurn(turns, action, (message) =>
      paging.send(channel, { id: pageId, alert, ref, address, body: withLink(message, link) }),
    );
  },
  tellChannel: async ({
    channel,
    alert,
    news,
    ref,
    message = null,
    owner,
    canAnswer = false,
    episode = 0,
  }: EscalationActionOf<'tellChannel'>): Promise<EscalationResults['tellChannel']> => {
    await paging.tell(channel, { alert, news, ref, asked: message, owner, canAnswer, episode });
    return {};
  },
  tellReceivers: createTellReceivers(paging),
  commentIssue: async ({
    channel,
    alert,
    ref,
    noteId: id,
    text,
  }: EscalationActionOf<'commentIssue'>): Promise<EscalationResults['commentIssue']> => {
    await paging.comment(channel, { alert, ref, id, text });
    return {};
  },
});
