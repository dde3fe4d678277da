import type { Migration } from 'kysely';
import * as inboxAndAudit from './0001-inbox-and-audit';
import * as howAnEventCame from './0002-how-an-event-came';
import * as findings from './0003-findings';
import * as servedCustomers from './0004-served-customers';
import * as queueReleases from './0005-queue-releases';
import * as personMessages from './0006-person-messages';

/**
 * In order. A migration that was released never changes, and a new one leaves what the version before it reads and
 * writes: two versions run side by side during a roll-out. There is no way down: a mistake is mended by the next one.
 */
export const MIGRATIONS: Readonly<Record<string, Migration>> = {
  '0001-inbox-and-audit': inboxAndAudit,
  '0002-how-an-event-came': howAnEventCame,
  '0003-findings': findings,
  '0004-served-customers': servedCustomers,
  '0005-queue-releases': queueReleases,
  '0006-person-messages': personMessages,
};
