import { chmodSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { readDevFile, removeDevFile, writeDevFile, type DevFile } from '../../src/bin/dev-file';
import { CredentialsDamagedError, loadCredentials } from '../../src/bin/supervisor/credentials';
import { openStateDir, StateDirOpenError } from '../../src/bin/supervisor/state-dir';
import { newFolder } from './fake-children';

describe('the folder', () => {
  const modeOf = (dir: string): number => statSync(dir).mode & 0o777;

  test('is its user’s alone, also when an earlier run left it open', () => {
    const dir = join(newFolder(), 'new');
    expect(modeOf(openStateDir(dir).dir)).toBe(0o700);
    writeFileSync(join(dir, 'credentials.json'), '');
    chmodSync(dir, 0o755);
    expect(modeOf(openStateDir(dir).dir)).toBe(0o700);
  });

  test('of somebody else is not closed to others, but refused', () => {
    const dir = newFolder();
    writeFileSync(join(dir, 'x'), '');
    chmodSync(dir, 0o755);
    expect(() => openStateDir(dir)).toThrow(StateDirOpenError);
    expect(modeOf(dir)).toBe(0o755);
    chmodSync(dir, 0o700);
    expect(openStateDir(dir).dir).toBe(dir);
  });
});

describe('credentials', () => {
  test('are made once and kept, so that clients of an earlier run still get in', () => {
    const file = join(newFolder(), 'credentials.json');
    const first = loadCredentials(file, ['ana']);
    expect(loadCredentials(file, ['ana'])).toEqual(first);
    expect(statSync(file).mode & 0o077).toBe(0);
    expect(first.accountSid).toMatch(/^AC[0-9a-f]{32}$/);
  });

  test('that are damaged are never replaced silently: whoever uses them would be locked out', () => {
    const file = join(newFolder(), 'credentials.json');
    writeFileSync(file, '{"accountSid":');
    expect(() => loadCredentials(file, ['ana'])).toThrow(CredentialsDamagedError);
    expect(readFileSync(file, 'utf8')).toBe('{"accountSid":');
  });

  test('an agent who is new gets a token; the others keep theirs', () => {
    const file = join(newFolder(), 'credentials.json');
    const first = loadCredentials(file, ['ana']);
    const second = loadCredentials(file, ['ana', 'ben']);
    expect(second.tokens.agents.ana).toBe(first.tokens.agents.ana);
    expect(second.tokens.agents.ben).toHaveLength(32);
  });

  test('no two are the same', () => {
    const { authToken, crmToken, tokens } = loadCredentials(join(newFolder(), 'c.json'), ['ana', 'ben']);
    const { agents, ...roles } = tokens;
    const all = [authToken, crmToken, ...Object.values(roles), ...Object.values(agents)];
    expect(new Set(all).size).toBe(7);
  });
});

describe('dev.json', () => {
  const dev: DevFile = {
    apiUrl: 'http://127.0.0.1:8787',
    consoleUrl: null,
    emulatorUrl: 'http://127.0.0.1:8788',
    crmUrl: 'http://127.0.0.1:8789',
    databaseUrl: null,
    temporalAddress: '127.0.0.1:7233',
    temporalNamespace: 'default',
    publicUrl: 'http://127.0.0.1:8787',
    twilio: { accountSid: 'AC', authToken: 'x', workspaceSid: 'WS' },
    tokens: { backend: 'b', supervisor: 's', ops: 'o', agents: { ana: 'a' } },
  };

  test('is private, has what was written, and is gone after removal', () => {
    const dir = newFolder();
    writeDevFile(dir, dev);
    expect(statSync(join(dir, 'dev.json')).mode & 0o077).toBe(0);
    expect(JSON.parse(readFileSync(join(dir, 'dev.json'), 'utf8'))).toEqual(dev);
    expect(readDevFile(dir)).toEqual(dev);
    removeDevFile(dir);
    removeDevFile(dir);
    expect(readDevFile(dir)).toBeNull();
  });
});
