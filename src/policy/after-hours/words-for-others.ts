import { fields } from '../document';
import type { Draft } from '../draft';
import type { Finding, PolicyPath } from '../problem';
import { writtenIn } from './written';

/*
 * Whether everybody whom an ending does not fit still has words of their own: who writes hears no tone, without an address for
 * recordings there is none, and who has no e-mail address is written no e-mail.
 */

const PARTICULAR = ['voicemail', 'email'] as const;
type Particular = (typeof PARTICULAR)[number];

const particularOf = (value: unknown): Particular | undefined =>
  PARTICULAR.find((kind) => kind === fields(value)['do']);

/** A block says `message` unless told. */
const isMessage = (value: unknown): boolean =>
  value !== undefined && (fields(value)['do'] ?? 'message') === 'message';

export function checkWordsForOthers(value: unknown, { routes }: Draft): Finding[] {
  const document = fields(value);
  if (isMessage(document['ending'])) return [];
  const atTop = (['ending', 'after_hours'] as const).flatMap((key) =>
    withoutWords(document[key], [key, 'do']),
  );
  return [
    ...atTop,
    ...routes.flatMap((route) => {
      const ending = writtenIn(document, route, 'ending');
      const afterHours = writtenIn(document, route, 'after_hours');
      return [
        ...withoutWords(ending, [...route.path, 'ending', 'do']),
        ...(isMessage(ending) ? [] : withoutWords(afterHours, [...route.path, 'after_hours', 'do'])),
      ];
    }),
  ];
}

const WHOM: Readonly<Record<Particular, string>> = {
  voicemail: 'whoever cannot leave a message: who writes, and callers while nothing is recorded',
  email: 'whoever nobody can write an e-mail to: of whom neither they nor the CRM have told an address',
};

const CODES = { voicemail: 'voicemail_without_message', email: 'email_without_message' } as const;

function withoutWords(value: unknown, path: PolicyPath): Finding[] {
  const kind = particularOf(value);
  if (kind === undefined) return [];
  return [
    {
      code: CODES[kind],
      path,
      message: `Nothing says what is told to ${WHOM[kind]}.`,
      fix: `Add ending with a message, and without do: ${kind}, at the top of the policy.`,
    },
  ];
}
