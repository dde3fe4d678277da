import type { AdminHandler } from '../admin-operation';

export const clearFaults: AdminHandler = ({ faults }) => {
  faults.clear();
  return {};
};
