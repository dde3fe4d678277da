import type { JsonObject } from '../../domain/json';
import type { Ladder, LadderTarget, Person, Rotation, Team } from '../../domain/escalation/ladder';
import type { ChannelKind } from '../../domain/escalation/channel-kind';
import type { Calendar } from '../calendars';
import type { PolicyDocument } from '../schema';
import { messageLimitOf } from './message-limit';
import { presenceIn } from './presence-in';
import type { LadderDocument, TargetDocument } from './schema';

/** The ladders of a policy, each with all that it takes: whoever holds one needs no policy any more. */
export function buildLadders(
  document: PolicyDocument,
  calendars: ReadonlyMap<string, Calendar>,
  policyVersion: string,
): ReadonlyMap<string, Ladder> {
  const withPresence = presenceIn(document, calendars, (name) => personOf(document, name));
  return new Map(
    Object.entries(document.escalations).map(([name, ladder]) => [
      name,
      withPresence(ladderOf(document, calendars, { name, policyVersion }, ladder)),
    ]),
  );
}

const ladderOf = (
  document: PolicyDocument,
  calendars: ReadonlyMap<string, Calendar>,
  named: Pick<Ladder, 'name' | 'policyVersion'>,
  { levels, text, text_by_channel, repeat, resolve_within, if_unanswered }: LadderDocument,
): Ladder => ({
  ...named,
  levels: levels.map((level) => ({
    targets: level.targets.map((target) => targetOf(document, target)),
    acknowledge: level.acknowledge,
    acknowledgeWithinMs: level.acknowledge_within,
    calendar: snapshotOf(level.calendar === undefined ? undefined : calendars.get(level.calendar)),
    texts: level.text ?? text,
    // A level's own text stands before what the ladder says to a channel, which is for all its levels.
    channelTexts:
      level.text === undefined ? { ...text_by_channel, ...level.text_by_channel } : level.text_by_channel,
  })),
  repeat,
  resolveWithinMs: resolve_within,
  ifUnanswered: targetOf(document, if_unanswered),
  messageLimit: messageLimitOf(document.message_limit),
});

/** A calendar is plain JSON already; the domain keeps it without looking into it. */
const snapshotOf = (calendar: Calendar | undefined): JsonObject | null =>
  (calendar as unknown as JsonObject | undefined) ?? null;

function targetOf(document: PolicyDocument, target: TargetDocument): LadderTarget {
  if ('webhook' in target) return { kind: 'webhook', channel: target.webhook };
  if ('channel' in target) {
    const { channel } = target;
    return { kind: 'channel', channel, channelKind: kindOf(document, channel) };
  }
  if ('team' in target) return { kind: 'team', team: teamOf(document, target.team) };
  if ('crm_owner' in target) {
    const inCrm = Object.keys(document.people).filter((name) => document.people[name]?.crm !== undefined);
    const people = inCrm.map((name) => personOf(document, name));
    return { kind: 'crm_owner', people, otherwise: targetOf(document, target.crm_owner.otherwise) };
  }
  if ('person' in target) return { kind: 'person', person: personOf(document, target.person) };
  return { kind: 'rotation', rotation: rotationOf(document, target.rotation) };
}

function personOf(document: PolicyDocument, name: string): Person {
  const found = document.people[name];
  if (found === undefined) throw new Error(`An unchecked person reached the policy: ${name}`);
  const { channel, agent = null, slack = null, language = null } = found;
  return { name, channel, channelKind: kindOf(document, channel), agentSid: agent, slackId: slack, language };
}

function kindOf({ notification_channels }: PolicyDocument, name: string): ChannelKind {
  const found = notification_channels[name];
  if (found === undefined) throw new Error(`An unchecked channel reached the policy: ${name}`);
  return found.kind;
}

function teamOf(document: PolicyDocument, name: string): Team {
  const found = document.teams[name];
  if (found === undefined) throw new Error(`An unchecked team reached the policy: ${name}`);
  return { name, people: found.people.map((person) => personOf(document, person)) };
}

const DAYS = { day: 1, week: 7 } as const;

function rotationOf(document: PolicyDocument, name: string): Rotation {
  const found = document.rotations[name];
  if (found === undefined) throw new Error(`An unchecked rotation reached the policy: ${name}`);
  const [hour, minute] = found.at.split(':').map(Number);
  return {
    name,
    people: found.people.map((person) => personOf(document, person)),
    zone: found.zone.trim(),
    from: found.from.trim(),
    atMinute: (hour ?? 0) * 60 + (minute ?? 0),
    everyDays: DAYS[found.every],
  };
}
