import { DEADLINES } from '../../../src/api/deps';
import { createJiraWebhook } from '../../../src/api/webhooks/jira';
import { createGatewayDouble } from '../support/gateway-double';

const double = createGatewayDouble();
const webhook = createJiraWebhook({
  gateway: double.gateway,
  deadlines: DEADLINES,
  jira: { secrets: [], accountIds: ['ours'] },
});

const STATUS = { 'To Do': 'new', 'In Progress': 'indeterminate', Done: 'done' } as const;

/** Kim Park changes an issue of an escalation's, in one edit; what the escalation is then told. */
async function changes({ to, assigns }: { to?: keyof typeof STATUS; assigns?: string | null }) {
  double.reset();
  double.answers({ commandEscalation: () => ({}) });
  const status = to && { field: 'status', from: '1', to: '2' };
  const assignee = assigns !== undefined && { field: 'assignee', from: null, to: assigns };
  await webhook({
    timestamp: 1,
    webhookEvent: 'jira:issue_updated',
    user: { accountId: 'kim', accountType: 'atlassian', displayName: 'Kim Park' },
    issue: {
      id: '10001',
      key: 'ENG-1',
      fields: {
        labels: ['throughline', 'throughline:chat-1-e1:board'],
        status: { statusCategory: { key: STATUS[to ?? 'To Do'] } },
      },
    },
    changelog: { id: '30001', items: [status, assignee].filter(Boolean) },
  });
  const [call] = double.calls;
  return (call?.args[2] as { kind: string } | undefined)?.kind ?? null;
}

test.each([
  ['assigned', { assigns: 'kim' }, 'acknowledge'],
  ['moved on', { to: 'In Progress' }, 'acknowledge'],
  ['moved on, and assigned to nobody', { to: 'In Progress', assigns: null }, 'acknowledge'],
  ['taken off the backlog: still to do, and assigned', { to: 'To Do', assigns: 'kim' }, 'acknowledge'],
  ['assigned to nobody', { assigns: null }, 'hand_back'],
  ['moved back', { to: 'To Do' }, 'hand_back'],
  ['moved back, and assigned to nobody', { to: 'To Do', assigns: null }, 'hand_back'],
  ['closed', { to: 'Done' }, 'resolve_escalation'],
  ['closed, and assigned to who did it', { to: 'Done', assigns: 'kim' }, 'resolve_escalation'],
  ['changed otherwise', {}, null],
] as const)('an issue that is %s', async (_, change, command) => {
  expect(await changes(change)).toBe(command);
});
