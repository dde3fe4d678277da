import type { EventFault, FaultRule, RequestFault, Which, WriteFault } from './fault-rule';

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
  onEvent(eventType: string): EventFault['action'] | null;
  /** `path` from the version on: `/v1/Workspaces/WS…/Tasks`. */
  onRequest(method: string, path: string): RequestFault | null;
}

type Mutable<Type> = { -readonly [Name in keyof Type]: Type[Name] };

const isTaken = (which: Which, matched: number): boolean => {
  if ('nth' in which) return matched === which.nth;
  return 'every' in which || matched <= which.next;
};

const fitsPath = (pattern: string, path: string): boolean => {
  const [wanted, actual] = [pattern, path].map((one) => one.split('/').filter((part) => part !== ''));
  return (
    wanted!.length === actual!.length && wanted!.every((part, at) => part === '*' || part === actual![at])
  );
};

/** `onWriteRule` is told of rules about writes, and of null when they are cleared. */
export function createFaults(onWriteRule: (rule: WriteFault | null) => void): Faults {
  const rules: Mutable<AppliedRule>[] = [];
  let lastId = 0;

  const firstThatTakes = <Rule extends EventFault | RequestFault>(
    fits: (rule: FaultRule) => rule is Rule,
  ): Rule | null => {
    let taken: Rule | null = null;
    for (const entry of rules) {
      const { rule } = entry;
      if (!fits(rule)) continue;
      entry.matched += 1;
      if (taken !== null || !isTaken(rule.which, entry.matched)) continue;
      entry.applied += 1;
      taken = rule;
    }
    return taken;
  };

  return {
    add: (rule) => {
      lastId += 1;
      const entry = { id: lastId, rule, matched: 0, applied: 0 };
      rules.push(entry);
      if (rule.on === 'write') onWriteRule(rule);
      return { ...entry };
    },
    clear: () => {
      rules.length = 0;
      onWriteRule(null);
    },
    list: () => rules.map((entry) => ({ ...entry })),
    onEvent: (eventType) =>
      firstThatTakes((rule): rule is EventFault => rule.on === 'event' && rule.eventType === eventType)
        ?.action ?? null,
    onRequest: (method, path) =>
      firstThatTakes(
        (rule): rule is RequestFault =>
          rule.on === 'request' && rule.method === method && fitsPath(rule.path, path),
      ),
  };
}
