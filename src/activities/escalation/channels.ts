import type { AnswerLinks } from '../../adapters/paging/answer-links';
import type { TrackerPort } from '../../adapters/tracker/port';
import type { EscalationActionOf, EscalationResults } from '../../domain/escalation/actions';
import { withLink } from './with-link';

/** What an escalation says by its channels. Each throws what the port throws. */
export const createChannelActivities = (paging: TrackerPort, links: Pick<AnswerLinks, 'linkTo'> | null) => ({
  page: async ({
    pageId,
    channel,
    alert = null,
    address = null,
    message,
    right = null,
  }: EscalationActionOf<'page'>): Promise<EscalationResults['page']> => {
    const link = right === null || links === null ? null : links.linkTo(right);
    return paging.send(channel, { id: pageId, alert, address, body: withLink(message, link) });
  },
  tellChannel: async ({
    channel,
    alert,
    news,
    ref,
    message = null,
    owner,
  }: EscalationActionOf<'tellChannel'>): Promise<EscalationResults['tellChannel']> => {
    await paging.tell(channel, { alert, news, ref, asked: message, owner });
    return {};
  },
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
