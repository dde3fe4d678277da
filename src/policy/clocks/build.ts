import { CLOCKS } from '../../domain/clocks/plan';
import type { Condition } from '../policy';
import type { MarkRule, ServiceRules, TextRule } from './rules';
import type { ActionsDocument, ClockDocument, UpdatesDocument } from './schema';

export function buildService(
  clocks: Partial<Record<(typeof CLOCKS)[number], ClockDocument | undefined>>,
  updates: UpdatesDocument,
  conditionOf: (text: string) => Condition,
): ServiceRules {
  return {
    clocks: CLOCKS.flatMap((clock) => {
      const rule = clocks[clock];
      if (rule === undefined) return [];
      return [
        {
          clock,
          targets: rule.targets.map(({ when, within, calendar }) => ({
            when: when === undefined ? null : conditionOf(when),
            withinMs: within,
            calendar: calendar ?? null,
          })),
          pauses: [...new Set(rule.pause)],
          warning: rule.warning === undefined ? null : { ...markOf(rule.warning), left: rule.warning.left },
          breach: markOf(rule.breach),
        },
      ];
    }),
    whileWaiting: updates.while_waiting.map((update) => ({ ...textOf(update), afterMs: update.after })),
    onlyWithin: updates.only_within ?? null,
  };
}

const markOf = ({ raise_priority, next_step, escalate, notify, tell }: ActionsDocument): MarkRule => ({
  raisePriority: raise_priority ?? 0,
  nextStep: next_step,
  escalate: escalate ?? null,
  notify: notify ?? null,
  tell: (tell ?? []).map(textOf),
});

/** A text for the customer, as the policy writes it. */
export const textOf = ({
  channels,
  text,
}: {
  channels?: TextRule['channels'] | undefined;
  text: Readonly<Record<string, string>>;
}): TextRule => ({ channels: channels ?? null, texts: text });
