import { view } from '../../src/domain/view';
import { event, Life, MINUTE, reading, SECOND, T0 } from './life';

describe('a CRM that answers late', () => {
  const late = () => {
    const life = new Life();
    life.does('enrich');
    life.answers('enrich', { profile: null, fallback: 'no answer in 1500 ms' });
    life.does('enrichLate');
    life.does('decideRoute');
    life.answers('decideRoute', {
      attributes: {},
      defects: [],
      decision: { ...DECISION_GENERAL },
      enqueue: null,
    });
    life.does('createTask');
    return life.answers('createTask', { reading: reading('pending'), defects: [] });
  };
  const DECISION_GENERAL = {
    policyVersion: 'test@00000001',
    route: 'general',
    ringClass: 'messaging',
    ringMs: 20 * SECOND,
    priority: 0,
    priorityReasons: [],
    steps: [
      { step: 1, queue: 'general', eligible: null, acceptWithinMs: 5 * MINUTE, deadlineMs: 5 * MINUTE },
    ],
    ending: { kind: 'message', text: 'Later.' },
    passedOver: [],
    diagnostics: null,
  } as const;
  const PROFILE = { tier: 'enterprise', arrBand: null, language: null, accountName: null, priorCases: [] };
  const ENTERPRISE = { ...DECISION_GENERAL, route: 'enterprise', priority: 50 };

  it('re-routes while nobody has accepted', () => {
    const life = late();
    life.answers('enrichLate', { profile: PROFILE });
    life.does('decideRoute');
    life.answers('decideRoute', { attributes: {}, defects: [], decision: ENTERPRISE, enqueue: null });
    expect(life.does('moveToStep')).toMatchObject({ keys: { route: 'enterprise', step: 1 }, priority: 50 });
    life.answers('moveToStep', { did: 'moved', reading: reading('pending'), deferral: null });
    expect(view(life.state, T0)).toMatchObject({
      decision: { route: 'enterprise' },
      legs: [{ route: 'enterprise' }],
    });
  });

  it('only informs the agent once somebody has accepted', () => {
    const life = late().hears(event('reservation.accepted', T0));
    life.answers('enrichLate', { profile: PROFILE });
    life.does('decideRoute');
    life.answers('decideRoute', { attributes: {}, defects: [], decision: ENTERPRISE, enqueue: null });
    expect(life.does('writeProfile').attributes).toMatchObject({ customer_profile: { tier: 'enterprise' } });
    expect(life.state.decision?.route).toBe('general');
  });
});
