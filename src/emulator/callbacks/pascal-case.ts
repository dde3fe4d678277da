/** `task_queue_sid` becomes `TaskQueueSid`, as callbacks name what the event log names in snake_case. */
export const inPascalCase = (record: Readonly<Record<string, string>>): Record<string, string> =>
  Object.fromEntries(Object.entries(record).map(([name, value]) => [pascal(name), value]));

const pascal = (name: string): string =>
  name.replace(/(?:^|_)([a-z])/g, (_match, letter: string) => letter.toUpperCase());
