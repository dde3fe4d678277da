import type { Interaction } from '../interaction';

/** Why an interaction ends whose route was closed when it came in. */
export const BECAUSE_CLOSED = 'after_hours';

/** Whether it waits, with nobody, for its queue to open. */
export const isHeld = ({ held }: Pick<Interaction, 'held'>): boolean => (held ?? null) !== null;
