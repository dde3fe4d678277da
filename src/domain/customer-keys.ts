import { isPhoneNumber } from './callback';

/** Who somebody is, as far as another contact of theirs can be told from it. */
interface Known {
  readonly id: string | null;
  readonly address: string | null;
}

/**
 * What tells one customer from another, the surest first: the id that the CRM knows them by, and the number or mail address
 * that they come from. A number is the same for calls, SMS and WhatsApp. None for who withholds their number.
 */
export const customerKeys = ({ id, address }: Known): readonly string[] => [
  ...(id === null || id === '' ? [] : [`id:${id}`]),
  ...addressKey((address ?? '').trim()),
];

function addressKey(address: string): string[] {
  const number = address.replace(/^whatsapp:/, '');
  if (isPhoneNumber(number)) return [`tel:${number}`];
  return /^[^@\s]+@[^@\s]+$/.test(address) ? [`mail:${address.toLowerCase()}`] : [];
}
