import type { RoutingDecision } from '../decision';
import type { Leg } from '../leg';

/** Whether who hears the ending of this route is asked to leave a message. */
export const mayRecord = ({ callSid }: Leg, { ending }: RoutingDecision): boolean =>
  ending.kind === 'voicemail' && callSid !== null;
