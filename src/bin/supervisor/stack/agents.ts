/** An agent of the local stack: a TaskRouter worker of the emulator's workspace. */
export interface LocalAgent {
  readonly name: string;
  readonly skills: readonly string[];
  readonly levels: Readonly<Record<string, number>>;
  readonly languages: readonly string[];
}

/** Few people, so that who is asked next can be followed; together they cover every queue of the example policy. */
export const LOCAL_AGENTS: readonly LocalAgent[] = [
  {
    name: 'ana',
    skills: ['technical', 'enterprise', 'sso'],
    levels: { technical: 5 },
    languages: ['en', 'es'],
  },
  { name: 'ben', skills: ['technical'], levels: { technical: 3 }, languages: ['en', 'de'] },
  { name: 'chloe', skills: ['support', 'technical-backup'], levels: {}, languages: ['en', 'fr'] },
  { name: 'dmitri', skills: ['enterprise'], levels: {}, languages: ['en', 'de'] },
  { name: 'emma', skills: ['support'], levels: {}, languages: ['en', 'de', 'es'] },
];

/** How many contacts of each channel one of them handles at a time, by TaskRouter's task channel. */
export const CAPACITIES: Readonly<Record<string, number>> = {
  default: 1,
  voice: 1,
  chat: 3,
  sms: 3,
  whatsapp: 3,
  email: 5,
};
