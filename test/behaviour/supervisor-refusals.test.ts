import { WorkflowUpdateFailedError } from '@temporalio/client';
import type { ApplicationFailure } from '@temporalio/common';
import type { Command } from '../../src/domain/commands';
import { commandUpdate } from '../../src/workflows/messages';
import { activeChat } from '../harness/active-chat';
import { useFloor } from '../harness/floor';
import type { Interaction } from '../harness/interaction';
import { BILLING, SENIOR, TRANSFERS } from '../harness/policies';

const floor = useFloor(TRANSFERS);

const why = { reason: 'a reason' };
const COMMANDS = [
  ['take-over', { agent: 'ben', ...why }],
  ['move', { to: { queue: 'billing' }, ...why }],
  ['requeue', why],
  ['force-complete', why],
] as const;

const legsOf = async (chat: Interaction) => (await chat.live()).legs;

test.each(COMMANDS)('%s is for supervisors: an agent and a backend are refused', async (name, body) => {
  const { ana, chat, ends } = await activeChat(floor());
  const asAgent = await floor().callAs(ana.sid, 'POST', `/v1/interactions/${chat.id}/${name}`, body);
  const asBackend = await chat.command('backend', name, body);
  for (const answer of [asAgent, asBackend]) {
    expect(answer).toMatchObject({ status: 403, body: { code: 'role_required' } });
  }
  expect(await legsOf(chat)).toMatchObject([{ status: 'accepted' }]);
  await ends();
});

test('the interaction itself refuses them, too, whoever comes past the API', async () => {
  const { ana, chat, ends } = await activeChat(floor());
  const by = { kind: 'agent', id: ana.sid } as const;
  const commands: Command[] = [
    { kind: 'take_over', by, agent: 'ben', ...why },
    { kind: 'move', by, to: { kind: 'queue', queue: 'billing' }, ...why },
    { kind: 'requeue', by, ...why },
    { kind: 'force_complete', by, ...why },
    { kind: 'cancel', by, onBehalfOf: 'ops', ...why },
  ];
  const handle = floor().temporal.env.client.workflow.getHandle(chat.workflowId);
  for (const command of commands) {
    const error: unknown = await handle
      .executeUpdate(commandUpdate, { args: [command, ''] })
      .catch((caught: unknown) => caught);
    expect(error).toBeInstanceOf(WorkflowUpdateFailedError);
    expect((error as { cause: ApplicationFailure }).cause.type).toBe('role_required');
  }
  const history = await handle.fetchHistory();
  const accepted = history.events?.filter((event) => event.workflowExecutionUpdateAcceptedEventAttributes);
  expect(accepted).toEqual([]);
  await ends();
});

test('without a reason, or without a target, every fault is told at once', async () => {
  const { chat, ends } = await activeChat(floor());
  expect(await chat.command('supervisor', 'move', {})).toMatchObject({
    status: 400,
    body: { errors: [{ field: '/to' }, { field: '/reason' }] },
  });
  await ends();
});

test('a move is refused where nobody could take the customer, and nothing changes', async () => {
  const { chat, ends } = await activeChat(floor());
  await floor().agent('off', BILLING, { available: false });
  for (const [to, code] of [
    [{ queue: 'nowhere' }, 'target_unknown'],
    [{ queue: 'legal' }, 'queue_closed'],
    [{ queue: 'billing' }, 'queue_unstaffed'],
    [{ agent: 'off' }, 'target_offline'],
    [{ agent: 'ana' }, 'loop_refused'],
    [{ queue: 'senior' }, 'loop_refused'],
  ] as const) {
    expect(await chat.command('supervisor', 'move', { to, ...why })).toMatchObject({
      status: 409,
      body: { code },
    });
  }
  expect(await legsOf(chat)).toMatchObject([{ status: 'accepted', agent: { name: 'ana' } }]);
  await ends();
});

test('while it waits, wraps up, is being transferred, or is closed', async () => {
  const ana = await floor().agent('ana', SENIOR, { available: false });
  const ben = await floor().agent('ben', BILLING);
  const chat = await floor().customer('acct-42').opensChat();
  const asked = async (name: 'move' | 'requeue', body: object = {}) =>
    (await chat.command('supervisor', name, { ...body, ...why })).body;
  const billing = { to: { queue: 'billing' } };
  expect(await asked('requeue')).toMatchObject({ code: 'already_waiting' });
  expect(await asked('move', { to: { queue: 'senior' } })).toMatchObject({ code: 'loop_refused' });
  await ana.becomes('available');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  await chat.transfer(ana.sid, { ...billing, mode: 'warm' });
  expect(await asked('move', billing)).toMatchObject({ code: 'transfer_underway' });
  expect(await asked('requeue')).toMatchObject({ code: 'transfer_underway' });
  await (await ben.expectsOffer()).accepts();
  const second = await chat.live();
  expect(second.legs[1]).toMatchObject({ agent: { name: 'ben' } });
  await ben.completesAtOnce();
  await chat.closesAs('resolved', 'completed');
  expect(await asked('move', billing)).toMatchObject({ code: 'interaction_closed' });
});

test('a call that somebody has, and a waiting call to one agent', async () => {
  const ana = await floor().agent('ana', SENIOR, { available: false });
  await floor().agent('ben', BILLING);
  const call = await floor().customer('acct-42').calls();
  const asked = async (name: 'move' | 'requeue', body: object = {}) =>
    (await call.interaction.command('supervisor', name, { ...body, ...why })).body;
  expect(await asked('move', { to: { agent: 'ben' } })).toMatchObject({ code: 'not_transferable' });
  await ana.becomes('available');
  const offer = await ana.expectsOffer();
  await offer.accepts();
  expect(await asked('move', { to: { queue: 'billing' } })).toMatchObject({ code: 'transfer_needs_desktop' });
  expect(await asked('requeue')).toMatchObject({ code: 'transfer_needs_desktop' });
  await call.hangsUp();
  await offer.completes();
  await call.interaction.closesAs('resolved', 'completed');
});
