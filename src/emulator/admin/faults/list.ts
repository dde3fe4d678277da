import type { AdminHandler } from '../admin-operation';

/** The rules in force, and how often each matched and was applied. */
export const listFaults: AdminHandler = ({ faults }) => ({ body: { rules: faults.list() } });
