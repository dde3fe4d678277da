import { useFloor } from '../harness/floor';
import { BY_MAIL, FOLLOWED_UP_AT_NIGHT } from '../harness/followed-up';
import { DESK } from '../harness/hours';
import { Interaction } from '../harness/interaction';
import { forwardTo } from '../harness/local-time';

const floor = useFloor(FOLLOWED_UP_AT_NIGHT);

test('a chat at night is told so and closed, and waits as an e-mail for the morning', async () => {
  const ana = await floor().agent('ana', DESK);
  await forwardTo(floor(), 'Tue 22:00');
  const chat = await floor().customer('acct-42').opensChat();
  await chat.customerIsTold(BY_MAIL);
  await chat.closesAs('unserved', 'after_hours');
  const mail = new Interaction(floor(), `${chat.id}-mail`, null);
  await mail.shows({ phase: 'held', channel: 'email', continues: chat.id, decision: { route: 'mail' } });
  await mail.customerIsTold(/^From Wednesday/);
  await forwardTo(floor(), 'Wed 09:01');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await offer.completes();
  await mail.closesAs('resolved', 'completed');
});
