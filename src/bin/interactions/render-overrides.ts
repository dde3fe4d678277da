import type { OverrideSummary, OverrideView } from '../../domain/overrides/override-view';
import type { OverridePreview } from '../../domain/overrides/preview';
import { sourceText } from '../../domain/overrides/source';
import { columns } from '../columns';

const HEAD = ['OVERRIDE', 'STATUS', 'FROM', 'TO', 'UNTIL', 'MOVED', 'RETURNED', 'BY', 'REASON'];

/** A line each. */
export const renderOverrides = (items: readonly OverrideSummary[]): string =>
  items.length === 0
    ? 'There are no overrides.'
    : columns([
        HEAD,
        ...items.map(({ overrideId, status, from, to, until, moved, returned, notReturned, by, reason }) => [
          overrideId,
          status,
          sourceText(from),
          to,
          until,
          String(moved),
          notReturned === undefined ? String(returned) : `${returned} (${notReturned} left)`,
          by.id ?? by.kind,
          reason,
        ]),
      ]);

const sentences: Readonly<Record<OverrideView['status'], string>> = {
  checking: 'is being looked at',
  holding: 'holds',
  returning: 'is over; those who still wait there are being led back',
  over: 'is over',
  refused: 'was not let in',
};

/** One, in a sentence. */
export const renderOverride = (view: OverrideView): string =>
  `${view.overrideId}: ${sourceText(view.from)} to queue ${view.to} ${sentences[view.status]}` +
  (view.status === 'holding' ? ` until ${view.until}` : '') +
  (view.notReturned === undefined ? '.' : `; ${view.notReturned} could not be led back.`);

/** Who would be led elsewhere, then who would not, and why. */
export function renderPreview({ refusal, moves, leftAlone, more }: OverridePreview): string {
  const rows = [
    ...moves.map(({ interactionId, queue }) => [interactionId, queue, 'would be moved']),
    ...leftAlone.map(({ interactionId, queue, because, message }) => [
      interactionId,
      queue,
      `stays (${because}): ${message}`,
    ]),
  ];
  return [
    ...(refusal === null ? [] : [`It would not be let in (${refusal.type}): ${refusal.message}`]),
    ...(rows.length === 0 ? ['Nobody waits there.'] : [columns(rows)]),
    ...(more ? ['There are more, who were not asked.'] : []),
  ].join('\n');
}
