import { useFloor } from '../harness/floor';
import { TWO_STEPS } from '../harness/policies';

const floor = useFloor(TWO_STEPS);

test.each([1e20, -1, 1.5])(
  'an event at the instant %s is set aside, and the interaction is read as before',
  async (at) => {
    const chat = await floor().customer('acct-42').opensChat();
    const { legs } = await chat.live();
    const event = {
      type: 'workflow.timeout',
      key: 'k',
      at,
      taskSid: legs[0]!.taskSid,
      taskVersion: null,
      taskCreatedAt: null,
      legId: null,
      queue: null,
      reservationSid: null,
      agentSid: null,
      agentName: null,
      reason: null,
    };
    await floor().temporal.env.client.workflow.getHandle(chat.workflowId).signal('routingEvent', event);
    await floor().settle();
    expect((await chat.live()).timeline.map(({ what }) => what)).toContain('fact.parked');
    await chat.customerLeaves();
    await chat.closesAs('abandoned', 'customer_left');
  },
);
