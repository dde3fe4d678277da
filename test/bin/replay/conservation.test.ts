import type { CallHistory } from '../../../src/bin/replay/call-history';
import type { CallRecord } from '../../../src/bin/replay/call-record';
import { checkConservation } from '../../../src/bin/replay/conservation';
import { measureOverhead } from '../../../src/bin/replay/overhead';
import { anInteraction } from '../../api/support/an-interaction';

const T0 = Date.UTC(2026, 2, 2, 10);

const HISTORY: CallHistory = {
  tasks: [{ taskSid: 'WT1', createdAt: T0 + 100 }],
  offers: [{ reservationSid: 'WR1', at: T0 + 2_000 }],
  acceptances: [{ at: T0 + 2_060, offeredAt: T0 + 2_000, agentName: 'A1' }],
  missedOffers: 0,
};

const closed = (outcome: string, outcomeReason = 'completed') =>
  ({ ...anInteraction, phase: 'closed', outcome, outcomeReason }) as CallRecord['interaction'];

const SERVED: CallRecord = {
  planned: {
    logged: {
      line: 2,
      contactId: 'c1',
      queue: 'PS',
      priority: '0',
      requestedAt: 0,
      waitS: 0,
      outcome: 'served',
      serviceS: 60,
    },
    at: 0,
    patienceMs: null,
    talkMs: 2_000,
  },
  dueAt: T0,
  callSid: 'CA1',
  dialledAt: T0,
  end: { how: 'talked', at: T0 + 4_000 },
  history: HISTORY,
  interaction: closed('resolved'),
  twins: [],
  trouble: null,
};

const UNANSWERED = { ...HISTORY, offers: [], acceptances: [] };
const GAVE_UP: CallRecord = {
  ...SERVED,
  end: { how: 'gave_up', at: T0 + 4_000 },
  history: UNANSWERED,
  interaction: closed('abandoned', 'hangup'),
};

const kinds = (record: CallRecord) => checkConservation([record]).faults.map(({ kind }) => kind);

test('one call, one interaction, one outcome: the one that TaskRouter’s log bears out', () => {
  const cutOff: CallRecord = {
    ...GAVE_UP,
    end: { how: 'ended_by_centre', at: T0 },
    interaction: closed('unserved', 'route_ended'),
  };
  expect(checkConservation([SERVED, GAVE_UP, cutOff])).toEqual({
    holds: true,
    toBePlaced: 3,
    placed: 3,
    interactions: 3,
    outcomes: 3,
    faults: [],
  });
});

test.each<[string, CallRecord, string[]]>([
  ['a call that could not be placed', { ...SERVED, callSid: null, interaction: null }, ['not_placed']],
  ['a call that the API does not know', { ...SERVED, interaction: null }, ['lost']],
  ['an interaction that is still open', { ...SERVED, interaction: anInteraction }, ['not_closed']],
  [
    'one closed without an outcome',
    { ...SERVED, interaction: { ...closed('resolved')!, outcome: null } },
    ['no_outcome'],
  ],
  ['a served caller counted as gone', { ...SERVED, interaction: closed('abandoned') }, ['wrong_outcome']],
  ['a caller who left counted as served', { ...GAVE_UP, interaction: closed('resolved') }, ['wrong_outcome']],
  [
    'a caller who left counted as told the ending',
    { ...GAVE_UP, interaction: closed('unserved') },
    ['wrong_outcome'],
  ],
  [
    'two tasks of one call',
    { ...SERVED, history: { ...HISTORY, tasks: [...HISTORY.tasks, { taskSid: 'WT2', createdAt: T0 }] } },
    ['doubled_task'],
  ],
  [
    'two agents on one call',
    { ...SERVED, history: { ...HISTORY, acceptances: [...HISTORY.acceptances, ...HISTORY.acceptances] } },
    ['doubled_acceptance'],
  ],
  ['a second interaction, under the task’s name', { ...SERVED, twins: ['WT1'] }, ['doubled_interaction']],
])('%s is found', (_name, record, found) => {
  const conservation = checkConservation([SERVED, record, GAVE_UP]);
  expect(conservation.holds).toBe(false);
  expect(kinds(record)).toEqual(found);
  expect(conservation.faults).toHaveLength(found.length);
});

test('the error of the waits is the median overhead, as much faster as the replay was', () => {
  expect(measureOverhead([SERVED, GAVE_UP], 30)).toEqual({
    medianMs: 160,
    dialToTaskMedianMs: 100,
    offerToAcceptMedianMs: 60,
    errorS: 4.8,
  });
  expect(measureOverhead([GAVE_UP], 30)).toMatchObject({ medianMs: null, errorS: null });
});
