import { fields } from '../document';
import type { Draft } from '../draft';
import type { Finding, PolicyPath } from '../problem';
import { writtenIn } from './written';

/*
 * Whether everybody who leaves no message still has words of their own: who writes hears no tone, and without an address for
 * recordings there is none.
 */

const asksForVoicemail = (value: unknown): boolean => fields(value)['do'] === 'voicemail';

/** A block says `message` unless told. */
const isMessage = (value: unknown): boolean =>
  value !== undefined && (fields(value)['do'] ?? 'message') === 'message';

export function checkVoicemail(value: unknown, { routes }: Draft): Finding[] {
  const document = fields(value);
  if (isMessage(document['ending'])) return [];
  const atTop = (['ending', 'after_hours'] as const).flatMap((key) =>
    asksForVoicemail(document[key]) ? [withoutWords([key, 'do'])] : [],
  );
  return [
    ...atTop,
    ...routes.flatMap((route) => {
      const ending = writtenIn(document, route, 'ending');
      const afterHours = writtenIn(document, route, 'after_hours');
      return [
        ...(asksForVoicemail(ending) ? [withoutWords([...route.path, 'ending', 'do'])] : []),
        ...(asksForVoicemail(afterHours) && !isMessage(ending)
          ? [withoutWords([...route.path, 'after_hours', 'do'])]
          : []),
      ];
    }),
  ];
}

const withoutWords = (path: PolicyPath): Finding => ({
  code: 'voicemail_without_message',
  path,
  message:
    'Nothing says what is told to whoever cannot leave a message: who writes, and callers while nothing is recorded.',
  fix: 'Add ending with a message, and without do: voicemail, at the top of the policy.',
});
