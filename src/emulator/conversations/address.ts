export const ADDRESS_TYPES = [
  'sms',
  'whatsapp',
  'messenger',
  'gbm',
  'email',
  'rcs',
  'apple',
  'chat',
] as const;
export type AddressType = (typeof ADDRESS_TYPES)[number];

export const AUTO_CREATION_TYPES = ['webhook', 'studio', 'default'] as const;

/** What becomes of the first message to an address: a conversation, and who is told of it. */
export interface AutoCreation {
  readonly enabled: boolean;
  readonly type: (typeof AUTO_CREATION_TYPES)[number];
  /** With `webhook`. */
  readonly webhookUrl: string | null;
  readonly webhookFilters: readonly string[];
  /** With `studio`: kept, and nothing runs it. */
  readonly studioFlowSid: string | null;
}

/** One of the contact centre's addresses. Plain JSON. */
export interface AddressConfiguration {
  readonly sid: string;
  readonly type: AddressType;
  readonly address: string;
  readonly friendlyName: string | null;
  readonly addressCountry: string | null;
  readonly autoCreation: AutoCreation;
  readonly dateCreated: number;
  readonly dateUpdated: number;
}
