/** An account as the directory of a small software company would keep it. */
export interface Customer {
  readonly id: string;
  readonly name: string;
  readonly tier: 'self-serve' | 'business' | 'enterprise' | null;
  readonly arrBand: 'under-10k' | '10k-100k' | 'over-100k' | null;
  readonly language: string | null;
  readonly email: string | null;
  readonly priorCases: readonly { readonly id: string; readonly subject: string; readonly status: string }[];
}

const customers: readonly Customer[] = [
  {
    id: 'acct-42',
    name: 'Meridian Freight',
    tier: 'enterprise',
    arrBand: 'over-100k',
    language: 'en',
    email: 'it@meridian-freight.example',
    priorCases: [
      { id: 'case-1877', subject: 'SAML sign-in for the Oslo office', status: 'solved' },
      { id: 'case-2043', subject: 'Signing certificate rotated, sign-in fails', status: 'open' },
    ],
  },
  {
    id: 'acct-77',
    name: 'Halden Energie',
    tier: 'enterprise',
    arrBand: 'over-100k',
    language: 'de',
    email: 'support@halden.example',
    priorCases: [],
  },
  {
    id: 'acct-108',
    name: 'Studio Lumen',
    tier: 'business',
    arrBand: '10k-100k',
    language: 'fr',
    email: 'hello@studio-lumen.example',
    priorCases: [{ id: 'case-1990', subject: 'Invoice shows the wrong VAT number', status: 'solved' }],
  },
  {
    id: 'acct-230',
    name: 'Cuatro Vientos',
    tier: 'business',
    arrBand: '10k-100k',
    language: 'es',
    email: 'ayuda@cuatro-vientos.example',
    priorCases: [],
  },
  {
    id: 'acct-512',
    name: 'Pat Lindqvist',
    tier: 'self-serve',
    arrBand: 'under-10k',
    language: 'en',
    email: null,
    priorCases: [],
  },
  /** Signed up yesterday: the directory knows the name and nothing else. */
  {
    id: 'acct-900',
    name: 'Novo Labs',
    tier: null,
    arrBand: null,
    language: null,
    email: null,
    priorCases: [],
  },
];

/** Who looks after whom; nobody after the smallest. */
const owners: Readonly<Record<string, { readonly id: string; readonly email: string }>> = {
  'acct-42': { id: 'usr-7', email: 'noor@throughline.example' },
  'acct-77': { id: 'usr-9', email: 'paul@throughline.example' },
};

/** Null when there is no such customer. */
export const findOwner = (customerId: string) =>
  findCustomer(customerId) === null ? null : { customerId, owner: owners[customerId] ?? null };

export const findCustomer = (id: string): Customer | null =>
  customers.find((customer) => customer.id === id) ?? null;

export const customerIds = (): readonly string[] => customers.map(({ id }) => id);
