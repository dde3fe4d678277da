import { createDraws } from './chance';
import type {
  AcceptFault,
  CallbackFault,
  EventFault,
  InviteFault,
  FaultRule,
  RequestFault,
  Which,
  WriteFault,
} from './fault-rule';

/** A rule, and the evidence of what it did. */
export interface AppliedRule {
  readonly id: number;
  readonly rule: FaultRule;
  /** How many events or requests it fitted. */
  readonly matched: number;
  /** How many of them it spoiled. */
  readonly applied: number;
}

/** The faults in force. Rules are tried in order; the first that takes an event or a request spoils it. */
export interface Faults {
  add(rule: FaultRule): AppliedRule;
  clear(): void;
  list(): AppliedRule[];
  onEvent(eventType: string): EventFault | null;
  /** `path` from the version on: `/v1/Workspaces/WS…/Tasks`. */
  onRequest(method: string, path: string): RequestFault | null;
  onCallback(kind: CallbackFault['kind']): CallbackFault | null;
  onAccept(): AcceptFault | null;
  onInvite(): InviteFault | null;
}

type Mutable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

const isTaken = (which: Which, matched: number, draw: () => number): boolean => {
  if ('chance' in which) return draw() < which.chance;
  if ('nth' in which) return matched === which.nth;
  return 'every' in which || matched <= which.next;
};

const fitsPath = (pattern: string, path: string): boolean => {
  const [wanted, actual] = [pattern, path].map((one) => one.split('/').filter((part) => part !== ''));
  return (
    wanted!.length === actual!.length && wanted!.every((part, at) => part === '*' || part === actual![at])
  );
};

const seedOf = (rule: FaultRule): number =>
  rule.on !== 'write' && 'seed' in rule.which ? rule.which.seed : 0;

const reported = ({ id, rule, matched, applied }: AppliedRule): AppliedRule => ({
  id,
  rule,
  matched,
  applied,
});

interface Entry extends Mutable<AppliedRule> {
  readonly draw: () => number;
}

/** The first rule that fits and takes this one; every rule that fits counts it. */
function firstThatTakes<Rule extends Exclude<FaultRule, WriteFault>>(
  entries: readonly Entry[],
  fits: (rule: FaultRule) => rule is Rule,
): Rule | null {
  let taken: Rule | null = null;
  for (const entry of entries) {
    const { rule } = entry;
    if (!fits(rule)) continue;
    entry.matched += 1;
    const takes = isTaken(rule.which, entry.matched, entry.draw);
    if (taken !== null || !takes) continue;
    entry.applied += 1;
    taken = rule;
  }
  return taken;
}

/** `onWriteRule` is told of rules about writes, and of null when they are cleared. */
export function createFaults(onWriteRule: (rule: WriteFault | null) => void): Faults {
  const entries: Entry[] = [];
  let lastId = 0;

  return {
    add: (rule) => {
      lastId += 1;
      const entry = { id: lastId, rule, matched: 0, applied: 0, draw: createDraws(seedOf(rule)) };
      entries.push(entry);
      if (rule.on === 'write') onWriteRule(rule);
      return reported(entry);
    },
    clear: () => {
      entries.length = 0;
      onWriteRule(null);
    },
    list: () => entries.map(reported),
    onEvent: (eventType) =>
      firstThatTakes(
        entries,
        (rule): rule is EventFault => rule.on === 'event' && rule.eventType === eventType,
      ),
    onRequest: (method, path) =>
      firstThatTakes(
        entries,
        (rule): rule is RequestFault =>
          rule.on === 'request' && rule.method === method && fitsPath(rule.path, path),
      ),
    onCallback: (kind) =>
      firstThatTakes(entries, (rule): rule is CallbackFault => rule.on === 'callback' && rule.kind === kind),
    onAccept: () => firstThatTakes(entries, (rule): rule is AcceptFault => rule.on === 'accept'),
    onInvite: () => firstThatTakes(entries, (rule): rule is InviteFault => rule.on === 'invite'),
  };
}
