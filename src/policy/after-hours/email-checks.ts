import { fields, list } from '../document';
import type { Draft, DraftRoute } from '../draft';
import type { Finding, PolicyPath } from '../problem';
import { mayBeClosed } from './checks';
import { emailRoutesFrom, takesOthers } from './email-routes';
import { writtenIn } from './written';

/*
 * Whether somebody who was promised an answer by e-mail gets one: no e-mail goes on as another one, and one that is not held
 * for the opening ends there.
 */

type Fields = Readonly<Record<string, unknown>>;

interface Block {
  readonly value: Fields;
  readonly path: PolicyPath;
}

/** What holds for a route under a key: its own, else the policy's. */
function blockOf(document: Fields, route: DraftRoute, key: string): Block {
  const own = writtenIn(document, route, key);
  return own === undefined
    ? { value: fields(document[key]), path: [key] }
    : { value: fields(own), path: [...route.path, key] };
}

const isEmail = ({ value }: Block): boolean => value['do'] === 'email';

/** At the `do`, or at the block that leaves it out. */
const placeOf = ({ value, path }: Block): PolicyPath => (value['do'] === undefined ? path : [...path, 'do']);

export function checkEmails(value: unknown, draft: Draft): Finding[] {
  const document = fields(value);
  const { routes } = draft;
  const promising = routes.filter((route) => takesOthers(route) && promises(document, route, draft));
  return routes.flatMap((route) => {
    const source = promising.find((from) => emailRoutesFrom(from, routes).includes(route));
    if (source === undefined) return [];
    return [...again(document, route, source), ...turnedAway(document, route, source, draft)];
  });
}

const promises = (document: Fields, route: DraftRoute, draft: Draft): boolean =>
  isEmail(blockOf(document, route, 'ending')) ||
  (isEmail(blockOf(document, route, 'after_hours')) && mayBeClosed(route, draft));

const named = ({ name }: DraftRoute): string => `"${name ?? ''}"`;

const comingTo = (route: DraftRoute, source: DraftRoute): string =>
  `The route ${named(route)} may take the e-mails as which requests go on from ${named(source)}`;

function again(document: Fields, route: DraftRoute, source: DraftRoute): Finding[] {
  const ending = blockOf(document, route, 'ending');
  if (!isEmail(ending)) return [];
  return [
    {
      code: 'email_again',
      path: placeOf(ending),
      message: `${comingTo(route, source)}, and no e-mail goes on as another one: at its end they are told the policy's own ending.`,
      fix: 'Put a route for e-mails above it (when: channel == "email"), with time enough and an ending of its own.',
    },
  ];
}

/** Of what may be done outside the hours, what ends an e-mail: nobody hears a tone there. */
const ENDS: readonly unknown[] = [undefined, 'message', 'voicemail'];

function turnedAway(document: Fields, route: DraftRoute, source: DraftRoute, draft: Draft): Finding[] {
  const block = blockOf(document, route, 'after_hours');
  const { do: what, message, queues } = block.value;
  if (message === undefined || !ENDS.includes(what) || !mayBeClosed(route, draft)) return [];
  const isSomebodyThere = list(queues).some((name) =>
    draft.queues.some((queue) => queue.name === name && queue.open && queue.calendar === null),
  );
  if (isSomebodyThere) return [];
  return [
    {
      code: 'email_turned_away',
      path: placeOf(block),
      message: `${comingTo(route, source)}, and while it is closed they are told so and end, though an answer was promised.`,
      fix: 'Write do: hold, which keeps them for the opening; or put a route for e-mails above it that does.',
    },
  ];
}
