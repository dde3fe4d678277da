import { setTimeout as pause } from 'node:timers/promises';
import type { FaultKind } from './fault-kind';

const outage = (mode: 'down' | 'slow', least: number, most: number): FaultKind => ({
  name: `crm ${mode}`,
  lane: 'crm',
  run: async ({ controls, draw }) => {
    await controls.crm({ mode, delayMs: 4_000 });
    const askedAt = Date.now();
    const status = await controls.askCrm();
    const tookMs = Date.now() - askedAt;
    await pause(draw.between(least, most));
    await controls.crm({ mode: 'ok' });
    const happened = mode === 'down' ? status === 503 : tookMs >= 3_500;
    return happened ? `a question of ours was answered ${status} after ${tookMs} ms` : null;
  },
});

export const CRM_FAULTS: readonly FaultKind[] = [outage('down', 3_000, 8_000), outage('slow', 500, 2_000)];
