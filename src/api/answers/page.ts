import type { AnswerForm } from '../contract/answers';
import type { AnswerRight } from '../../domain/escalation/answer-right';
import type { EscalationView } from '../../domain/escalation/escalation-view';

/** What a page says, and what can be done there. */
export interface AnswerPage {
  readonly status: number;
  readonly heading: string;
  readonly text: string;
  readonly deeds: readonly AnswerForm['do'][];
}

const said = (status: number, heading: string, text: string): AnswerPage => ({
  status,
  heading,
  text,
  deeds: [],
});

export const NOT_VALID = said(403, 'This link is not valid', 'Please copy it whole from the message.');

export const EXPIRED = said(
  410,
  'This link has expired',
  'Whoever coordinates the case can tell you how it stands.',
);

export const UNKNOWN = said(404, 'This escalation is not kept any more', 'There is nothing left to do here.');

export const NOT_UNDERSTOOD = said(
  400,
  'This was not understood',
  'Please open the link again. A note has at most 4,000 characters.',
);

export const AWAY = said(503, 'Please try again in a moment', 'We could not reach the escalation just now.');

/** How an escalation stands, told to whoever was asked. */
export function standing(view: EscalationView, right: AnswerRight): AnswerPage {
  const about = `Escalation: ${view.ladder}`;
  const { as } = right;
  const { name } = view.owner;
  switch (view.status) {
    case 'resolved':
      return said(200, about, 'It is resolved. There is nothing left to do.');
    case 'unanswered':
      return said(200, about, `Nobody acknowledged it in time; it is with ${name ?? 'nobody'} now.`);
    case 'acknowledged':
      return name === as
        ? { ...said(200, about, `${as}, it is yours.`), deeds: ['resolve', 'hand_back'] }
        : said(200, about, `${name ?? 'Somebody'} has it already.`);
    default:
      if (isHandedBack(view, right)) {
        return said(200, about, `${as}, you have handed it back. Others are asked.`);
      }
      if (isSpent(view, right)) {
        const already = `${as}, you acknowledged it already;`;
        return isAskedNow(view, right)
          ? {
              ...said(200, about, `${already} the others who were asked have to as well.`),
              deeds: ['hand_back'],
            }
          : said(200, about, `${already} it has been asked again since.`);
      }
      return {
        ...said(200, about, `${as}, you are asked to take this.`),
        // When others are asked, it would change nothing.
        deeds: isAskedNow(view, right) ? ['acknowledge', 'hand_back'] : ['acknowledge'],
      };
  }
}

const isAskedNow = (view: EscalationView, { place: { round, level } }: AnswerRight): boolean =>
  view.round === round && view.level === level;

const isHandedBack = ({ asked }: EscalationView, { pageId }: AnswerRight): boolean =>
  asked.some((one) => one.pageId === pageId && one.handedBackAt !== undefined);

const isSpent = ({ asked }: EscalationView, { as, place: { round, level } }: AnswerRight): boolean =>
  asked.some(
    (one) => one.name === as && one.round === round && one.level === level && one.acknowledgedAt !== null,
  );

const ESCAPES: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};
const escaped = (text: string): string => text.replace(/[&<>"']/g, (sign) => ESCAPES[sign] ?? '');

const LABELS: Readonly<Record<AnswerForm['do'], string>> = {
  acknowledge: 'Acknowledge',
  resolve: 'It is resolved',
  hand_back: 'Hand it back',
};

/** What is handed back says why, to whoever is asked next; what is resolved, to the case. */
function noteFor(deeds: AnswerPage['deeds']): string {
  if (!deeds.includes('hand_back')) return '';
  const label = deeds.includes('acknowledge')
    ? 'If you hand it back: why?'
    : 'Note, for the case or for whoever is asked next';
  return `<p><label>${label}<br><textarea name="note" rows="3" maxlength="4000"></textarea></label></p>\n`;
}

function form(deeds: AnswerPage['deeds']): string {
  const buttons = deeds.map((deed) => `<button name="do" value="${deed}">${LABELS[deed]}</button>`);
  return `<form method="post">
${noteFor(deeds)}${buttons.join('\n')}
</form>
`;
}

/** Opened by a mail scanner or a preview it changes nothing: only its buttons do. */
export const html = ({ heading, text, deeds }: AnswerPage): string => `<!doctype html>
<html lang="en">
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex">
<title>${escaped(heading)}</title>
<style>
  body { font: 1.1rem/1.5 system-ui, sans-serif; max-width: 32rem; margin: 15vh auto; padding: 0 1.5rem; }
  textarea { font: inherit; width: 100%; box-sizing: border-box; }
  button { font: inherit; padding: 0.6rem 1.4rem; cursor: pointer; }
</style>
<h1>${escaped(heading)}</h1>
<p>${escaped(text)}</p>
${deeds.length > 0 ? form(deeds) : ''}</html>
`;
