import type { Operation } from '../../../../http/operation';
import { paged } from '../../../../http/page';
import { given } from '../../../../http/parameters';
import { representEvent } from './representation';

export const listEvents: Operation = {
  name: 'events.list',
  method: 'GET',
  path: '/Workspaces/:workspaceSid/Events',
  handle: (emulator, request) => {
    const workspaceSid = request.path['workspaceSid']!;
    const { query, base } = request;
    const filters = given({
      minutes: query.whole('Minutes'),
      startDate: query.date('StartDate'),
      endDate: query.date('EndDate'),
      eventType: query.filled('EventType'),
      sid: query.filled('Sid'),
      taskSid: query.filled('TaskSid'),
      taskQueueSid: query.filled('TaskQueueSid'),
      workerSid: query.filled('WorkerSid'),
      workflowSid: query.filled('WorkflowSid'),
      reservationSid: query.filled('ReservationSid'),
      taskChannel: query.filled('TaskChannel'),
    });
    return paged(request, {
      items: emulator.engine.events.list(workspaceSid, filters),
      key: 'events',
      represent: (event) => representEvent(emulator, base, workspaceSid, event),
    });
  },
};
