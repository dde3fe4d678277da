import { InvalidArgumentError } from 'commander';
import { parseDuration } from '../../policy/duration';

/** An option such as `30m`, in milliseconds. Throws InvalidArgumentError, which says what to write. */
export function durationOption(text: string): number {
  const ms = parseDuration(text);
  if (ms === null) throw new InvalidArgumentError('Write a duration such as 30m or 2h.');
  return ms;
}
