import type { SearchAttributeUpdatePair } from '@temporalio/common';
import { upsertSearchAttributes } from '@temporalio/workflow';
import type { Interaction } from '../domain/interaction';
import { channelOf, conversationSidOf } from '../domain/process/flex-requests';
import { escalationLevel } from '../domain/process/escalating';
import { currentLeg } from '../domain/process/legs';
import { nextDueAt } from '../domain/process/clocks/marks';
import { diversionOf } from '../domain/process/diverting';
import { queueOf } from '../domain/process/keys';
import { SEARCH_ATTRIBUTES } from './messages';

/** What lists show of the state. An interaction that never lived is taken out of them. */
function searchAttributesOf(state: Interaction): SearchAttributeUpdatePair[] {
  const leg = currentLeg(state);
  const sids = state.legs
    .flatMap<string | null | undefined>(({ task, callSid }) => [task?.taskSid, callSid])
    .concat(conversationSidOf(state), channelOf(state)?.interactionSid)
    .filter((sid) => sid !== undefined && sid !== null);
  return [
    { key: SEARCH_ATTRIBUTES.phase, value: state.outcomeReason === 'not_live' ? null : state.phase },
    { key: SEARCH_ATTRIBUTES.queue, value: queueOf(state, leg) },
    { key: SEARCH_ATTRIBUTES.priority, value: state.decision?.priority ?? null },
    { key: SEARCH_ATTRIBUTES.tier, value: state.profile?.tier ?? null },
    { key: SEARCH_ATTRIBUTES.agentSid, value: leg.acceptance?.agentSid ?? null },
    { key: SEARCH_ATTRIBUTES.twilioSids, value: sids.length > 0 ? [...new Set<string>(sids)] : null },
    { key: SEARCH_ATTRIBUTES.policyVersion, value: state.decision?.policyVersion ?? null },
    ...(state.escalations.length > 0
      ? [{ key: SEARCH_ATTRIBUTES.escalationLevel, value: escalationLevel(state) }]
      : []),
    ...slaOf(state),
    ...(state.diverted === undefined
      ? []
      : [{ key: SEARCH_ATTRIBUTES.override, value: diversionOf(state)?.overrideId ?? null }]),
  ];
}

/** Only of those whom something was promised: others keep none. */
function slaOf({ service, ...state }: Interaction): SearchAttributeUpdatePair[] {
  if (service === undefined) return [];
  const dueAt = nextDueAt({ service, ...state });
  return [
    { key: SEARCH_ATTRIBUTES.slaDueAt, value: dueAt === null ? null : new Date(dueAt) },
    { key: SEARCH_ATTRIBUTES.slaBreached, value: service.breaches > 0 },
  ];
}

/** Publishes the state to the lists, in one write, when what they show has changed. */
export function searchAttributePublisher(): (state: Interaction) => void {
  let published = '';
  return (state) => {
    const pairs = searchAttributesOf(state);
    const now = JSON.stringify(pairs.map(({ value }) => value));
    if (now === published) return;
    published = now;
    upsertSearchAttributes(pairs);
  };
}
