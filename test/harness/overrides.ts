import type { OverrideView } from '../../src/domain/overrides/override-view';
import type { OverridePreview } from '../../src/domain/overrides/preview';
import type { Floor } from './floor';
import { durationMs } from './clock';
import { eventually } from './temporal';

export const SURGE = 'The senior team has lost its VPN.';

/** The body of `POST /v1/overrides`, so long from now. */
export const overrideFor = (floor: Floor, duration: string, more: object = {}) => ({
  from: { queue: 'senior' },
  to: { queue: 'billing' },
  reason: SURGE,
  until: new Date(floor.clock.now() + durationMs(duration)).toISOString(),
  ...more,
});

/** Emergency overrides, as a supervisor holds them. */
export class Overrides {
  constructor(private readonly floor: Floor) {}

  ask(
    path: '' | '/preview',
    body: object,
    role: 'supervisor' | 'ops' | 'backend' = 'supervisor',
    key?: string,
  ) {
    const headers = key === undefined ? {} : { 'idempotency-key': key };
    return this.floor.call(role, 'POST', `/v1/overrides${path}`, body, headers);
  }

  async previews(body: object): Promise<OverridePreview> {
    const { status, body: answer } = await this.ask('/preview', body);
    expect({ status, answer }).toMatchObject({ status: 200 });
    return answer as OverridePreview;
  }

  /** It is let in, and all that follows at once has happened. */
  async begins(body: object): Promise<Override> {
    const { status, body: answer } = await this.ask('', body);
    expect({ status, answer }).toMatchObject({ status: 201, answer: { status: 'holding' } });
    await this.floor.settle();
    return new Override(this.floor, (answer as OverrideView).overrideId);
  }
}

export class Override {
  constructor(
    private readonly floor: Floor,
    readonly id: string,
  ) {}

  async live(): Promise<OverrideView> {
    const { status, body } = await this.floor.call('supervisor', 'GET', `/v1/overrides/${this.id}`);
    expect({ status, body }).toMatchObject({ status: 200 });
    return body as OverrideView;
  }

  async shows(expected: object): Promise<OverrideView> {
    let view: OverrideView | null = null;
    await eventually('the override', async () => {
      view = await this.live();
      try {
        expect(view).toMatchObject(expected);
        return true;
      } catch {
        return false;
      }
    }).catch(() => expect(view).toMatchObject(expected));
    return view!;
  }

  async ends(reason = 'The VPN is back.') {
    const answer = await this.floor.call('supervisor', 'POST', `/v1/overrides/${this.id}/end`, { reason });
    await this.floor.settle();
    return answer;
  }
}
