import type { Operation } from '../../../http/operation';
import { paged } from '../../../http/page';
import { representConversation } from '../representations';

/** Newest first. */
export const listConversations: Operation = {
  name: 'conversations.list',
  method: 'GET',
  path: '/Conversations',
  handle: (emulator, request) => {
    const state = request.query.filled('State');
    const from = request.query.date('StartDate') ?? -Infinity;
    const to = request.query.date('EndDate') ?? Infinity;
    const isWanted = (one: { state: string; dateCreated: number }): boolean =>
      (state === undefined || one.state === state) && one.dateCreated >= from && one.dateCreated <= to;
    return paged(request, {
      items: [...emulator.messaging.conversations.values()].filter(isWanted).reverse(),
      key: 'conversations',
      represent: (conversation) => representConversation(emulator, request.base, conversation),
    });
  },
};
