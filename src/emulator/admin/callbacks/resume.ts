import type { AdminHandler } from '../admin-operation';

export const resumeCallbacks: AdminHandler = ({ deliveries }) => {
  deliveries.resume();
  return {};
};
