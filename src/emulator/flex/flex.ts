import type { SidGenerator } from '../../taskrouter-engine';
import type { FlexToken } from '../iam/flex-token';
import type { Interaction } from './interaction';

/** The tables of Flex. */
export interface Flex {
  readonly instanceSid: string;
  readonly interactions: Map<string, Interaction>;
  /** The interaction that a task belongs to. */
  readonly interactionOfTask: Map<string, string>;
  readonly tokens: Map<string, FlexToken>;
}

/** As it is kept across restarts. Plain JSON. */
export interface FlexSnapshot {
  readonly instanceSid: string;
  readonly interactions: readonly Interaction[];
  readonly tokens: readonly FlexToken[];
}

export function createFlex(sids: SidGenerator, saved?: FlexSnapshot): Flex {
  const interactions = saved?.interactions ?? [];
  return {
    instanceSid: saved?.instanceSid ?? sids.next('GO'),
    interactions: new Map(interactions.map((one) => [one.sid, one])),
    interactionOfTask: new Map(
      interactions.flatMap(({ sid, channel }) =>
        channel.invites.map(({ taskSid }) => [taskSid, sid] as const),
      ),
    ),
    tokens: new Map((saved?.tokens ?? []).map((one) => [one.token, one])),
  };
}

export const flexSnapshot = ({ instanceSid, interactions, tokens }: Flex): FlexSnapshot => ({
  instanceSid,
  interactions: [...interactions.values()],
  tokens: [...tokens.values()],
});
