import type { QualityDefect, RoutedAttributes, RoutingDecision } from '../domain/decision';

const asksForVoicemail = ({ ending, afterHours }: RoutingDecision): boolean =>
  ending.kind === 'voicemail' || afterHours?.kind === 'voicemail';

const NOT_RECORDED: QualityDefect = {
  attribute: 'ending',
  problem: 'voicemail_unavailable',
  used: 'message',
  source: 'settings',
};

/**
 * Decides for a caller who could leave a message. Where Twilio could not tell us of the recording nobody is asked for
 * one: they get the words of everybody else, and the interaction has the defect.
 */
export function decideWithVoicemail<Routed extends RoutedAttributes>(
  decide: (recordable: boolean) => Routed,
  { recordable, canRecord }: { readonly recordable: boolean; readonly canRecord: boolean },
): Routed {
  const routed = decide(recordable);
  if (canRecord || !asksForVoicemail(routed.decision)) return routed;
  const without = decide(false);
  return { ...without, defects: [...without.defects, NOT_RECORDED] };
}
