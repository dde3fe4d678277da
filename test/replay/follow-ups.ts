import { BY_MAIL } from '../harness/followed-up';
import { Interaction } from '../harness/interaction';
import { SUPPORT } from '../harness/policies';
import type { Live } from './lives';

/* Lives that go on as an e-mail. On the policy FOLLOWED_UP. */

export const FOLLOW_UPS: Record<string, Live> = {
  'goes-on-as-an-email': async (floor) => {
    const ben = await floor.agent('ben', SUPPORT);
    const chat = await floor.customer('acct-42').opensChat();
    await floor.forward('61 seconds');
    await chat.customerIsTold(BY_MAIL);
    await chat.closesAs('unserved', 'route_ended');
    const offer = await ben.expectsOffer();
    await offer.accepts();
    await offer.completes();
    await new Interaction(floor, `${chat.id}-mail`, null).closesAs('resolved', 'completed');
    return chat;
  },
};
