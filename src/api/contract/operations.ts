import { COMMAND_ROLES } from '../../domain/commands';
import { ESCALATION_COMMAND_ROLES } from '../../domain/escalation/commands';
import { auditPage, auditQuery } from './audit';
import { escalation, escalationBegun, pageReplayed } from './escalation';
import { ESCALATION_LIST } from './escalation-list';
import { reconciliationHealth } from './health';
import type { OperationContract } from './operation-contract';
import { OVERRIDE_OPERATIONS } from './override-operations';
import { RELEASE_OPERATIONS } from './release-operations';
import { interaction, interactionPage, startedInteraction, told, transferBegun } from './interaction';
import {
  acknowledgeRequest,
  callbackRequest,
  callbackResultRequest,
  cancelRequest,
  consultRequest,
  endConsultRequest,
  escalateRequest,
  handBackRequest,
  forceCompleteRequest,
  listQuery,
  messageRequest,
  moveRequest,
  noteRequest,
  parkRequest,
  requeueRequest,
  resolveEscalationRequest,
  resolveRequest,
  startRequest,
  takeOverRequest,
  transferRequest,
} from './requests';

const command = (
  name: string,
  contract: Pick<OperationContract, 'summary' | 'description' | 'roles' | 'body'>,
) =>
  ({
    method: 'post',
    path: `/v1/interactions/{id}/${name}`,
    idempotencyKey: 'command',
    answers: { 200: { description: 'The live state after the command.', schema: interaction } },
    refusals: [400, 404, 409, 413, 415, 429, 503, 504],
    ...contract,
  }) satisfies OperationContract;

/** The command goes on after its answer. */
const BEGUN = { answers: { 202: { description: 'It has begun.', schema: transferBegun } } };

export type { OperationContract };

export const OPERATIONS = {
  startInteraction: {
    method: 'post',
    path: '/v1/interactions',
    summary: 'Start an interaction',
    description:
      'Or find it: the same externalId (else the same Idempotency-Key) names the same interaction, and a repeat answers 200.',
    roles: ['backend', 'ops'],
    idempotencyKey: 'identity',
    body: startRequest,
    answers: {
      201: { description: 'Started.', schema: startedInteraction },
      200: { description: 'It exists already; nothing was changed.', schema: startedInteraction },
    },
    refusals: [400, 413, 415, 422, 503, 504],
  },
  readInteraction: {
    method: 'get',
    path: '/v1/interactions/{id}',
    summary: 'Where an interaction is, and why',
    description: 'An agent sees the interactions that have or had a leg with them.',
    roles: ['backend', 'agent', 'supervisor', 'ops'],
    idempotencyKey: 'none',
    answers: { 200: { description: 'The live state.', schema: interaction } },
    refusals: [404, 503, 504],
  },
  listInteractions: {
    method: 'get',
    path: '/v1/interactions',
    summary: 'List interactions, the newest first',
    description: 'Eventually consistent: a change shows after a moment.',
    roles: ['backend', 'supervisor', 'ops'],
    idempotencyKey: 'none',
    query: listQuery,
    answers: { 200: { description: 'One page.', schema: interactionPage } },
    refusals: [400, 503],
  },
  resolveInteraction: command('resolve', {
    summary: 'Resolve an interaction',
    description: 'For the agent who has it; supervisors and ops may, too.',
    roles: COMMAND_ROLES.resolve,
    body: resolveRequest,
  }),
  addNote: command('notes', {
    summary: 'Add a note to the case',
    roles: COMMAND_ROLES.note,
    body: noteRequest,
  }),
  transferInteraction: {
    ...command('transfer', {
      summary: 'Hand an interaction over to a queue or an agent',
      description:
        'For the agent who has it; supervisors may, too. How it goes on stands in the live state: the leg’s `transfer.result`, and the timeline. A transfer that nobody takes leaves the customer with the sender (warm), or puts them into the sender’s queue with their place kept (cold).',
      roles: COMMAND_ROLES.transfer,
      body: transferRequest,
    }),
    ...BEGUN,
  },
  consult: {
    ...command('consult', {
      summary: 'Bring another agent or team in, while you keep the customer',
      description:
        'For the agent who has it; supervisors may, too. How it goes on stands in the live state: the leg’s `consult.result`, and the timeline.',
      roles: COMMAND_ROLES.consult,
      body: consultRequest,
    }),
    ...BEGUN,
  },
  endConsult: command('consult/end', {
    summary: 'End a consult, or hand the customer over to whoever was brought in',
    description: 'For the two of them; handing over is for the agent who has the customer.',
    roles: COMMAND_ROLES.end_consult,
    body: endConsultRequest,
  }),
  parkInteraction: command('park', {
    summary: 'Let an interaction wait for its customer, with nobody',
    description:
      'For the agent who has it; supervisors may, too. The customer’s reply, or the time, brings it back: first to the agent who had it. Not for calls.',
    roles: COMMAND_ROLES.park,
    body: parkRequest,
  }),
  callbackInteraction: command('callback', {
    summary: 'Let a caller who waits hang up, and be called back',
    description:
      'For the IVR, or whoever talks to the caller. The call ends with the policy’s words (`callbacks.message`); the interaction goes on without it, with the caller’s place. When the call is due stands in the live state’s `held`. Not once an agent has the caller.',
    roles: COMMAND_ROLES.callback,
    body: callbackRequest,
  }),
  reportCallback: command('callback-result', {
    summary: 'Tell whether the customer answered the call',
    description:
      'For the agent who accepted the callback: the number stands in the task’s attribute `callback`. Whoever completes the task without a word has reached them.',
    roles: COMMAND_ROLES.callback_result,
    body: callbackResultRequest,
  }),
  escalateInteraction: {
    ...command('escalations', {
      summary: 'Ask people outside the queues, by a ladder of the routing policy',
      description:
        'For the agent who has it; supervisors may, too. How it goes on stands in the live state’s `escalations`. The ladder goes on when the interaction is over, which then closes as `escalated`.',
      roles: COMMAND_ROLES.escalate,
      body: escalateRequest,
    }),
    answers: { 202: { description: 'It has begun.', schema: escalationBegun } },
  },
  readEscalation: {
    method: 'get',
    path: '/v1/interactions/{id}/escalations/{escalationId}',
    summary: 'Where an escalation is, and whose',
    description:
      'Also when its interaction is over. An agent sees those of the interactions that have or had a leg with them.',
    roles: ['backend', 'agent', 'supervisor', 'ops'],
    idempotencyKey: 'none',
    answers: { 200: { description: 'The live state.', schema: escalation } },
    refusals: [404, 503, 504],
  },
  acknowledgeEscalation: {
    ...command('escalations/{escalationId}/acknowledge', {
      summary: 'Take an escalation: nobody else is asked any more',
      description:
        'For those whom it has asked, by their own token or by a backend that stands for them; supervisors and ops may in their own name. Of two at once the second is told who was first (`already_acknowledged`).',
      roles: ESCALATION_COMMAND_ROLES.acknowledge,
      body: acknowledgeRequest,
    }),
    answers: { 200: { description: 'The escalation after the command.', schema: escalation } },
  },
  resolveEscalation: {
    ...command('escalations/{escalationId}/resolve', {
      summary: 'End an escalation: what it was about is done',
      description: 'As acknowledge; whoever escalated may, too.',
      roles: ESCALATION_COMMAND_ROLES.resolve_escalation,
      body: resolveEscalationRequest,
    }),
    answers: { 200: { description: 'The escalation after the command.', schema: escalation } },
  },
  handBackEscalation: {
    ...command('escalations/{escalationId}/hand-back', {
      summary: 'Hand an escalation back: the ladder asks on at once',
      description:
        'For whoever has it, or is asked and will not take it; supervisors and ops may for whoever has it. Who is asked next hears why.',
      roles: ESCALATION_COMMAND_ROLES.hand_back,
      body: handBackRequest,
    }),
    answers: { 200: { description: 'The escalation after the command.', schema: escalation } },
  },
  replayPage: {
    ...command('escalations/{escalationId}/pages/{pageId}/replay', {
      summary: 'Send a webhook of an escalation once more that its receiver did not take',
      description:
        'Only of kind webhook, and only once it is over: `failed`, or `unknown`; of a person only while somebody is still asked, or at the ladder’s end. Under the same webhook-id. Also when the escalation is over. It is tried once; the answer says what came of it.',
      roles: ['supervisor', 'ops'],
    }),
    answers: { 200: { description: 'It was tried.', schema: pageReplayed } },
  },
  ...ESCALATION_LIST,
  tellMessage: {
    method: 'post',
    path: '/v1/interactions/{id}/messages',
    summary: 'Tell that the customer or an agent has written',
    description:
      'For channels that the backend owns; of Twilio’s conversations Twilio tells. Never what was written. In any order, any number of times.',
    roles: ['backend'],
    idempotencyKey: 'none',
    body: messageRequest,
    answers: { 202: { description: 'Taken.', schema: told } },
    refusals: [400, 404, 409, 413, 415, 503],
  },
  takeOverInteraction: {
    ...command('take-over', {
      summary: 'Give an interaction to one agent, whoever has it',
      description:
        'Most often to the supervisor’s own worker. Who had the customer is released; the rules against loops do not hold. An agent who does not take the customer gives them to the queue they came from.',
      roles: COMMAND_ROLES.take_over,
      body: takeOverRequest,
    }),
    ...BEGUN,
  },
  moveInteraction: {
    ...command('move', {
      summary: 'Send an interaction to another queue or agent, whether somebody has it or not',
      description:
        'Who waits keeps their place; a call that waits stays on the line and can be moved to a queue only. The rules against loops do not hold.',
      roles: COMMAND_ROLES.move,
      body: moveRequest,
    }),
    ...BEGUN,
  },
  requeueInteraction: command('requeue', {
    summary: 'Take an interaction from its agent, back into its own route',
    description: 'The customer keeps their place; the route’s clocks begin again.',
    roles: COMMAND_ROLES.requeue,
    body: requeueRequest,
  }),
  forceCompleteInteraction: command('force-complete', {
    summary: 'End an interaction wherever it is',
    description: 'Resolved where an agent has or had it, else cancelled; the reason is `force_completed`.',
    roles: COMMAND_ROLES.force_complete,
    body: forceCompleteRequest,
  }),
  listAudit: {
    method: 'get',
    path: '/v1/audit',
    summary: 'Who commanded what, the newest first',
    description: 'Every call of a command, refused ones, too; a repeat is an entry of its own.',
    roles: ['supervisor', 'ops'],
    idempotencyKey: 'none',
    query: auditQuery,
    answers: { 200: { description: 'One page.', schema: auditPage } },
    refusals: [400, 503],
  },
  ...OVERRIDE_OPERATIONS,
  ...RELEASE_OPERATIONS,
  readReconciliation: {
    method: 'get',
    path: '/v1/health/reconciliation',
    summary: 'Whether lost events are made good, and what is amiss',
    description: 'What `throughline doctor` shows. It answers 200 also when all is late: see `status`.',
    roles: ['supervisor', 'ops'],
    idempotencyKey: 'none',
    answers: { 200: { description: 'The state of it.', schema: reconciliationHealth } },
    refusals: [503],
  },
  cancelInteraction: command('cancel', {
    summary: 'Cancel an interaction',
    description: 'Whether `by` suits the token is checked, too.',
    roles: COMMAND_ROLES.cancel,
    body: cancelRequest,
  }),
} satisfies Readonly<Record<string, OperationContract>>;

export type OperationName = keyof typeof OPERATIONS;
