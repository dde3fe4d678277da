import { randomUUID } from 'node:crypto';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { createBackendApp } from './app';
import { createFaults, type Fault } from './faults';
import { createJiraSite, JIRA_PROJECT, type JiraSettings, type JiraSite } from './jira/site';
import { createPagerDutyService, type PagerDutyService, type PagerDutySettings } from './pagerduty/service';
import {
  createSlackWorkspace,
  type Pressed,
  type SlackMessage,
  type SlackSettings,
  type Whisper,
} from './slack/workspace';
import { createStore, type KeptMessage, type KeptNote } from './store';

export interface BackendSettings {
  /** 0 takes a free port. */
  readonly port: number;
  /** Whom it accepts: `Authorization: Bearer <token>`. */
  readonly token: string;
  /** Milliseconds since the epoch: the log entries it shows are relative to it. */
  readonly now: () => number;
  /** Keeps notes and messages over a restart. */
  readonly stateFile?: string;
  /** None: no integration has a key. */
  readonly pagerDuty?: PagerDutySettings;
  /** None: no app has a token. */
  readonly slack?: SlackSettings;
  /** None: nobody has a token. */
  readonly jira?: JiraSettings;
}

export interface RunningBackend {
  readonly url: string;
  /** Case notes so far, oldest first. */
  notes(): readonly KeptNote[];
  /** Messages to customers so far, oldest first. */
  messages(): readonly KeptMessage[];
  readonly pagerDuty: Pick<PagerDutyService, 'incidents' | 'answers'>;
  readonly slack: {
    messages(): readonly SlackMessage[];
    whispers(): readonly Whisper[];
    /** What the app answered; null: there is no button, or nobody answered. */
    press(pressed: Pressed, user: string): Promise<number | null>;
  };
  readonly jira: Pick<JiraSite, 'issues' | 'does' | 'fail'>;
  /** As `POST /admin/faults`. */
  fail(fault: Fault): void;
  close(): Promise<void>;
}

const listen = (server: Server, port: number): Promise<AddressInfo> =>
  new Promise((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, '127.0.0.1', () => resolve(server.address() as AddressInfo));
  });

/**
 * A small support backend on loopback: customer directory, case notes, messages and diagnostics. It stands for the
 * system of record that a company has already. Rejects with the socket's error when the port is taken.
 */
export async function startBackend({
  port,
  token,
  now,
  stateFile,
  pagerDuty: settings = { routingKey: '', subscription: null },
  slack: app = { token: randomUUID(), signingSecret: '', requestUrl: null },
  jira: project = { ...JIRA_PROJECT, token: '', subscription: null },
}: BackendSettings): Promise<RunningBackend> {
  if (token.trim() === '') throw new Error('The backend needs a token.');
  const store = createStore(stateFile);
  const faults = createFaults();
  const slack = createSlackWorkspace(now, app);
  const jira = createJiraSite(now, project);
  const pagerDuty = createPagerDutyService(now, settings);
  const server = createServer(createBackendApp({ store, faults, pagerDuty, slack, jira, token, now }));
  const address = await listen(server, port);
  const url = `http://127.0.0.1:${address.port}`;
  return {
    url,
    notes: store.notes,
    messages: store.messages,
    pagerDuty,
    jira,
    slack: { ...slack, press: (pressed, user) => slack.press(pressed, user, url) },
    fail: faults.set,
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}
