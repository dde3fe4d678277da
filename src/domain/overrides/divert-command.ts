import { isActor, type Actor } from '../actor';
import { isSource, type OverrideSource } from './source';

/** What an emergency override asks of each interaction that it concerns. */
export type DivertCommand =
  /** Who waits in `from` waits at `to` from now on. */
  | {
      readonly kind: 'divert';
      readonly by: Actor;
      readonly overrideId: string;
      readonly from: OverrideSource;
      readonly to: DivertTarget;
      readonly reason: string;
    }
  /** Who still waits where the override led them goes back to where they were. */
  | {
      readonly kind: 'end_diversion';
      readonly by: Actor;
      readonly overrideId: string;
      readonly reason: string;
    };

export const isDiverting = <Kind extends string>(
  command: { readonly kind: Kind } | DivertCommand,
): command is DivertCommand => command.kind === 'divert' || command.kind === 'end_diversion';

export interface DivertTarget {
  readonly queue: string;
  /** The route by which TaskRouter's filters know it. */
  readonly route: string;
}

const isText = (value: unknown) => typeof value === 'string';

/** Whether a command of one of these two kinds holds what it has to. */
export function isDivertCommand({
  kind,
  by,
  overrideId,
  from,
  to,
  reason,
}: Record<string, unknown>): boolean {
  if (!isActor(by) || !isText(overrideId) || !isText(reason)) return false;
  if (kind === 'end_diversion') return true;
  if (typeof to !== 'object' || to === null || !isSource(from)) return false;
  const { queue, route } = to as Record<string, unknown>;
  return isText(queue) && isText(route);
}
