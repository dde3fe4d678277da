/** How much may still go wrong on one path, in all and of each kind, and what people may still do. */
export interface Budget {
  /** Of all the kinds together. */
  readonly unkind: number;
  readonly lost: number;
  readonly twice: number;
  readonly faults: number;
  readonly between: number;
  readonly away: number;
  readonly rejections: number;
  readonly returns: number;
  readonly commands: number;
  readonly transfers: number;
  /** Consults that are asked for, and ends of them. */
  readonly consults: number;
  readonly consultEnds: number;
  /** How often its agent parks it, and the customer replies. */
  readonly parks: number;
  readonly replies: number;
  /** Commands of a supervisor. */
  readonly supervised: number;
  /** How often whoever has the customer writes to them. */
  readonly agentWrites: number;
  /** How often a caller asks to be called back, and agents tell how that went. */
  readonly callbacks: number;
  readonly callResults: number;
  /** How often whoever has the customer escalates, and how often those outside answer. */
  readonly escalations: number;
  readonly acknowledgements: number;
  readonly handBacks: number;
  readonly resolutions: number;
}

const UNKIND = ['lost', 'twice', 'faults', 'between', 'away', 'rejections', 'returns'] as const;

/** So many things may go wrong on one path, each kind once; one customer may leave, one transfer be asked for, and whatever else is allowed. */
export const upTo = (unkind: number, more: Partial<Budget> = {}): Budget => ({
  unkind,
  lost: 1,
  twice: 1,
  faults: 1,
  between: 1,
  away: 1,
  rejections: 1,
  returns: 1,
  commands: 1,
  transfers: 1,
  consults: 0,
  consultEnds: 0,
  parks: 0,
  replies: 0,
  supervised: 0,
  agentWrites: 0,
  callbacks: 0,
  callResults: 0,
  escalations: 0,
  acknowledgements: 0,
  handBacks: 0,
  resolutions: 0,
  ...more,
});

/** What is left after one of a kind; a kind for which nothing is left in all counts as used up. */
export function spend(budget: Budget, name: keyof Budget): Budget {
  const isUnkind = (UNKIND as readonly string[]).includes(name);
  const left = { ...budget, [name]: budget[name] - 1, unkind: budget.unkind - (isUnkind ? 1 : 0) };
  return left.unkind > 0 ? left : { ...left, ...Object.fromEntries(UNKIND.map((kind) => [kind, 0])) };
}
