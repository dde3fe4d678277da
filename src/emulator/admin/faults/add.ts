import { readRule } from '../../faults/read-rule';
import type { AdminHandler } from '../admin-operation';

/** Adds one rule, or `{ rules: [...] }`; none is added when one cannot be read. */
export const addFaults: AdminHandler = ({ faults }, { body }) => {
  const { rules } = (body ?? {}) as { rules?: unknown };
  const read = (Array.isArray(rules) ? rules : [body]).map(readRule);
  return { status: 201, body: { rules: read.map((rule) => faults.add(rule)) } };
};
