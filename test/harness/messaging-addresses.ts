/** The channels of conversations. */
export type MessagingChannel = 'chat' | 'sms' | 'whatsapp' | 'email';

const phone = (n: string) => `+1500555${n.padStart(4, '0')}`;

/** The contact centre's addresses, and those of its customers. */
export const ADDRESSES = {
  sms: { ours: '+15005550200', customer: phone },
  whatsapp: { ours: 'whatsapp:+15005550200', customer: (n: string) => `whatsapp:${phone(n)}` },
  email: { ours: 'help@example.org', customer: (n: string) => `customer-${n}@example.com` },
} as const;
