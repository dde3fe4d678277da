import type { EscalationPage } from '../../api/contract/escalation-list';
import { columns } from '../columns';

const HEAD = ['ESCALATION', 'LADDER', 'STATUS', 'LEVEL', 'OWNER', 'DUE', 'STARTED'];

const orDash = (value: string | number | null): string => (value === null ? '-' : String(value));

/** A page of the list, a line each. */
export const renderEscalations = ({ items, nextPageToken }: EscalationPage): string => {
  if (items.length === 0) return 'No escalation fits.';
  const rows = items.map(({ escalationId, ladder, status, level, owner, dueAt, startedAt }) => [
    escalationId,
    orDash(ladder),
    orDash(status),
    orDash(level),
    orDash(owner),
    orDash(dueAt),
    startedAt,
  ]);
  const more = nextPageToken === null ? [] : [`More: --page-token ${nextPageToken}`];
  return [columns([HEAD, ...rows]), ...more].join('\n');
};
