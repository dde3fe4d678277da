import { readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { writeWhole } from './supervisor/write-whole';

const devFileSchema = z.object({
  apiUrl: z.string(),
  consoleUrl: z.string().nullable(),
  emulatorUrl: z.string().nullable(),
  crmUrl: z.string(),
  databaseUrl: z.string().nullable(),
  temporalAddress: z.string(),
  temporalNamespace: z.string(),
  publicUrl: z.string(),
  twilio: z.object({ accountSid: z.string(), authToken: z.string().nullable(), workspaceSid: z.string() }),
  tokens: z.object({
    backend: z.string(),
    supervisor: z.string(),
    ops: z.string(),
    agents: z.record(z.string(), z.string()),
  }),
});

/**
 * Where the running local stack is and how to talk to it; other programs on this machine read it. It exists only while
 * the stack is ready. With live Twilio there is no emulator, no auth token is written down, and no agent has a token; a
 * database of somebody else's is not written down either.
 */
export type DevFile = z.infer<typeof devFileSchema>;

const NAME = 'dev.json';

export const writeDevFile = (stateDir: string, dev: DevFile): void =>
  writeWhole(join(stateDir, NAME), `${JSON.stringify(dev, null, 2)}\n`);

export const removeDevFile = (stateDir: string): void => rmSync(join(stateDir, NAME), { force: true });

/** Null when no stack is running on that folder. */
export const readDevFile = (stateDir: string): DevFile | null => {
  try {
    return devFileSchema.parse(JSON.parse(readFileSync(join(stateDir, NAME), 'utf8')));
  } catch {
    return null;
  }
};
