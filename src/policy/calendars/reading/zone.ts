import { closest } from '../../closest';
import { isZone } from '../zone-clock';
import { misread, readAs } from './reading';
import type { Reading } from './reading';

/** Reads the name of a time zone. */
export function readZone(text: string): Reading<string> {
  const name = text.trim();
  if (isZone(name)) return readAs(name);
  const meant = closest(name, Intl.supportedValuesOf('timeZone'));
  const fix =
    meant === null
      ? 'Name a zone of the IANA time zone database, such as Europe/Berlin.'
      : `Did you mean ${meant}?`;
  return misread('unknown_zone', `There is no time zone "${name}".`, fix);
}
