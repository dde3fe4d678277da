import { setTimeout as pause } from 'node:timers/promises';
import { createChildStarter, describeExit, type Child } from '../../../src/bin/supervisor/child';
import type { ChildFailedError, ChildSpec } from '../../../src/bin/supervisor/keep-running';
import { createUntilReady } from '../../../src/bin/supervisor/readiness';
import type { Supervisor } from '../../../src/bin/supervisor/supervisor';
import type { Outage } from '../evidence/evidence';

const READY_WITHIN_MS = 60_000;
const BACK_AFTER_MS = 300;

interface Running {
  readonly spec: ChildSpec;
  child: Child;
  /** Set while it is down because we want it so. */
  held: boolean;
}

/** A process that is gone. */
export interface Absence {
  readonly pid: number;
  readonly exit: string;
  /** Starts it again; resolves when it is ready. */
  readonly bringBack: () => Promise<void>;
}

export interface Death extends Pick<Absence, 'pid' | 'exit'> {
  readonly wasKilled: boolean;
  readonly back: Promise<void>;
}

/**
 * Runs the stack's processes for a campaign: like the product's supervisor it starts again what dies, but it never gives
 * up, it kills on request, and it keeps book of when each was away.
 */
export class Processes implements Supervisor {
  readonly outages: Outage[] = [];
  readonly failed: Promise<ChildFailedError> = new Promise(() => undefined);
  private readonly starter;
  private readonly running = new Map<string, Running>();
  private readonly stopping = new AbortController();

  constructor(
    logDir: string,
    private readonly say: (line: string) => void,
  ) {
    this.starter = createChildStarter(logDir);
  }

  start = async (spec: ChildSpec): Promise<void> => {
    const running: Running = { spec, child: this.starter.start(spec), held: false };
    this.running.set(spec.name, running);
    this.watch(running);
    if (!(await this.untilReady(spec))) {
      throw new Error(
        `${spec.name} does not get ready:\n${this.starter.lastLines(spec.name, 20).join('\n')}`,
      );
    }
  };

  pidOf = (name: string): number | null => this.running.get(name)?.child.pid ?? null;

  /**
   * As the kernel kills: at once, nothing finished. Resolves when it is gone, with what the kernel said of its end; it is
   * started again after `awayMs`, and `back` resolves when it is ready.
   */
  async kill(name: string, awayMs: number): Promise<Death> {
    const { bringBack, ...end } = await this.takeDown(name, (child) => child.kill());
    return { ...end, wasKilled: end.exit.includes('SIGKILL'), back: pause(awayMs).then(bringBack) };
  }

  /** Ends a process as `end` does it, and keeps it away until it is brought back. */
  async takeDown(name: string, end: (child: Child) => void): Promise<Absence> {
    const running = await this.notHeld(name);
    const { child } = running;
    running.held = true;
    const outage: Outage = { process: name, from: Date.now(), to: null };
    this.outages.push(outage);
    end(child);
    const exit = describeExit(await child.exited);
    return { pid: child.pid ?? 0, exit, bringBack: () => this.bringBack(running, outage) };
  }

  /**
   * Stops a process where it stands: it is there, and answers nobody. Answers how to let it go on, which tells whether it
   * stood still until then; after `mostMs` it goes on by itself, because others may wait for it.
   */
  async freeze(name: string, mostMs: number): Promise<() => boolean> {
    await this.notHeld(name);
    const pid = this.pidOf(name);
    if (pid === null) return () => false;
    const outage: Outage = { process: name, from: Date.now(), to: null };
    this.outages.push(outage);
    process.kill(pid, 'SIGSTOP');
    const thaw = (): boolean => {
      clearTimeout(timer);
      if (outage.to !== null) return false;
      outage.to = Date.now();
      return this.pidOf(name) === pid && process.kill(pid, 'SIGCONT');
    };
    const timer = setTimeout(thaw, mostMs);
    return thaw;
  }

  stop = async (): Promise<void> => {
    this.stopping.abort();
    const inOrder = [...this.running.values()].sort((a, b) => a.spec.stopOrder - b.spec.stopOrder);
    for (const { child, spec } of inOrder) {
      child.requestStop();
      await Promise.race([child.exited, pause(spec.graceMs).then(() => child.kill())]);
      await child.exited;
    }
  };

  /** Once it is there. */
  private async notHeld(name: string): Promise<Running> {
    const running = this.running.get(name)!;
    while (running.held && !this.stopping.signal.aborted) await pause(50);
    return running;
  }

  private async bringBack(running: Running, outage: Outage): Promise<void> {
    const { spec } = running;
    while (!this.stopping.signal.aborted) {
      running.child = this.starter.start(spec);
      this.watch(running);
      if (await this.untilReady(spec, running.child)) break;
      running.child.kill();
      await running.child.exited;
      await pause(BACK_AFTER_MS);
    }
    running.held = false;
    outage.to = Date.now();
    await spec.afterRestart?.().catch((error: unknown) => this.say(`${spec.name}: ${String(error)}`));
  }

  /** What ends by itself is started again: a worker that comes up while Temporal is away ends. */
  private watch(running: Running): void {
    const { child, spec } = running;
    void child.exited.then(async (exit) => {
      if (this.stopping.signal.aborted || running.held || running.child !== child) return;
      running.held = true;
      this.say(`${spec.name} ${describeExit(exit)} by itself; starting it again.`);
      const outage: Outage = { process: spec.name, from: Date.now(), to: null };
      this.outages.push(outage);
      await pause(BACK_AFTER_MS);
      await this.bringBack(running, outage);
    });
  }

  private untilReady(spec: ChildSpec, child?: Child): Promise<boolean> {
    const over = new AbortController();
    void child?.exited.then(() => over.abort());
    const isOver = (): boolean => this.stopping.signal.aborted;
    const ready = async (): Promise<boolean> => {
      if (isOver()) over.abort();
      return spec.ready();
    };
    return createUntilReady(READY_WITHIN_MS)(ready, over.signal);
  }
}
