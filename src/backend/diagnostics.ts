export interface Diagnosis {
  readonly summary: string;
  readonly findings: readonly { readonly at: string; readonly what: string }[];
}

interface LogLine {
  readonly minutesAgo: number;
  readonly what: string;
}

const DAY = 24 * 60;

/** Identity logs: a certificate was rotated at the identity provider and never uploaded here. */
const signInFailures: readonly LogLine[] = [
  { minutesAgo: 3 * DAY + 12, what: 'saml.login.succeeded issuer=idp.meridian.example users=214/214' },
  {
    minutesAgo: 2 * DAY + 1_031,
    what: 'saml.metadata.fetched issuer=idp.meridian.example certificate=9f:3c not_after=2 days',
  },
  { minutesAgo: 96, what: 'saml.certificate.expired issuer=idp.meridian.example certificate=9f:3c' },
  {
    minutesAgo: 88,
    what: 'saml.response.rejected reason=signature_mismatch expected=9f:3c presented=b2:71 request=_4c81',
  },
  {
    minutesAgo: 41,
    what: 'saml.config.changed by=admin@meridian.example field=entity_id old=urn:prod:app new=urn:prod:app2',
  },
  {
    minutesAgo: 37,
    what: 'saml.response.rejected reason=audience_mismatch expected=urn:prod:app2 presented=urn:prod:app request=_51fe',
  },
  { minutesAgo: 6, what: 'saml.response.rejected reason=audience_mismatch count=39 distinct_users=31' },
];

const identityOf: Readonly<Record<string, { summary: string; log: readonly LogLine[] }>> = {
  'acct-42': {
    summary:
      'Single sign-on fails since the signing certificate expired; since the entity id was changed the audience does not match either.',
    log: signInFailures,
  },
};

/** What the named diagnostic finds for a customer at this instant; null when there is none of that name. */
export function diagnose(name: string, customerId: string, now: number): Diagnosis | null {
  if (name !== 'identity') return null;
  const known = identityOf[customerId];
  if (!known) return { summary: 'No sign-in problem in the last three days.', findings: [] };
  return {
    summary: known.summary,
    findings: known.log.map(({ minutesAgo, what }) => ({
      at: new Date(now - minutesAgo * 60_000).toISOString(),
      what,
    })),
  };
}
