export const CHANNELS = ['voice', 'chat', 'sms', 'whatsapp', 'email'] as const;
export type Channel = (typeof CHANNELS)[number];

/**
 * How long one agent's desktop rings. The ring time belongs to a TaskRouter workflow, so there is one routing plan per
 * class.
 */
export const RING_CLASSES = ['voice', 'messaging', 'email'] as const;
export type RingClass = (typeof RING_CLASSES)[number];

const RING_CLASS: Record<Channel, RingClass> = {
  voice: 'voice',
  chat: 'messaging',
  sms: 'messaging',
  whatsapp: 'messaging',
  email: 'email',
};

export const ringClassOf = (channel: Channel): RingClass => RING_CLASS[channel];

/** The friendly name of the TaskRouter workflow that holds a ring class's routing plan. */
export const routingPlanName = (ringClass: RingClass): string => `throughline/${ringClass}`;
