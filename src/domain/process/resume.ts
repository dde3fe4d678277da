import type { Interaction } from '../interaction';

/**
 * The state as a new run takes it over. Background work that was under way is begun again: its results went to the
 * run before, and every piece of it carries a business key that makes a repeat harmless.
 */
export const resume = (state: Interaction): Interaction => ({
  ...state,
  background: state.background.map((task) => (task.status === 'begun' ? { ...task, status: 'due' } : task)),
});
