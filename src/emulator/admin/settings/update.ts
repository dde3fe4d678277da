import type { Settings } from '../../settings';
import { AdminError } from '../admin-error';
import type { AdminHandler } from '../admin-operation';

const isCount = (value: unknown): boolean => Number.isInteger(value) && (value as number) >= 0;

const CHECKS: Readonly<Record<keyof Settings, (value: unknown) => boolean>> = {
  unansweredAssignment: (value) => value === 'keep' || value === 'cancel',
  assignedReadDelayMs: isCount,
  callersPerWorkflow: isCount,
};

const SAYS: Readonly<Record<keyof Settings, string>> = {
  unansweredAssignment: 'is "keep" or "cancel"',
  assignedReadDelayMs: 'is a whole number of milliseconds',
  callersPerWorkflow: 'is a whole number',
};

/** Changes some of them; from here on. */
export const updateSettings: AdminHandler = (emulator, { body }) => {
  const json = (body ?? {}) as Record<string, unknown>;
  const problems = Object.entries(json).flatMap(([name, value]) => {
    if (!Object.hasOwn(CHECKS, name)) return [`there is no setting ${name}`];
    return CHECKS[name as keyof Settings](value) ? [] : [`${name} ${SAYS[name as keyof Settings]}`];
  });
  if (problems.length > 0) throw new AdminError(400, problems.join('; '));
  emulator.settings = { ...emulator.settings, ...(json as Partial<Settings>) };
  return { body: emulator.settings };
};
