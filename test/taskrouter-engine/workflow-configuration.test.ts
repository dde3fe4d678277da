import { createFloor } from './floor';

const refused = (configuration: unknown): string => {
  const floor = createFloor();
  const queue = floor.queue('Known');
  const text = typeof configuration === 'string' ? configuration : JSON.stringify(configuration);
  const parameters = { friendlyName: 'Plan', configuration: text.replaceAll('QUEUE', queue) };
  try {
    floor.engine.workflows.create(floor.workspace, parameters);
    return 'accepted';
  } catch (error) {
    return (error as Error).message;
  }
};
const routing = (task_routing: unknown) => ({ task_routing });
const target = (fields: object) => routing({ filters: [{ expression: '1==1', targets: [fields] }] });

test.each([
  ['{', 'Configuration is not a JSON object'],
  ['[]', 'Configuration is not a JSON object'],
  [{}, 'Configuration has no object task_routing'],
  [routing({ filters: {} }), 'Configuration: task_routing.filters is not a list'],
  [routing({ filters: [1] }), 'Configuration: task_routing.filters[0] is not an object'],
  [routing({ filters: [{ expression: 'a == 1' }] }), 'Configuration: task_routing.filters[0] has no targets'],
  [target({}), 'Configuration: task_routing.filters[0].targets[0] has no queue'],
  [target({ queue: 'WQx' }), 'Configuration refers to task queues that do not exist: WQx'],
  [target({ queue: 7 }), 'Configuration: task_routing.filters[0].targets[0].queue is not a text'],
  [
    target({ queue: 'QUEUE', timeout: 'soon' }),
    'Configuration: task_routing.filters[0].targets[0].timeout is not a whole number from 0 to 2147483647',
  ],
  [
    target({ queue: 'QUEUE', priority: -1 }),
    'Configuration: task_routing.filters[0].targets[0].priority is not a whole number from 0 to 2147483647',
  ],
  [
    target({ queue: 'QUEUE', known_worker_sid: 'agent_sid' }),
    'Configuration: task_routing.filters[0].targets[0] does not name its known worker by a task attribute (task.…)',
  ],
  [
    target({ queue: 'QUEUE', known_worker_sid: 'task.a', known_worker_friendly_name: 'task.b' }),
    'Configuration: task_routing.filters[0].targets[0] knows its worker twice',
  ],
  [
    target({ queue: 'QUEUE', skip_if: 'worker.level > 3' }),
    'Configuration: task_routing.filters[0].targets[0].skip_if reads worker.level, and not workers.…',
  ],
  [
    target({ queue: 'QUEUE', order_by: 'worker.level DOWN' }),
    'Configuration: task_routing.filters[0].targets[0].order_by "worker.level DOWN" is not an attribute of the worker (worker.…) with ASC or DESC',
  ],
  [routing({ default_filter: {} }), 'Configuration: task_routing.default_filter has no queue'],
])('%j: %s', (configuration, message) => {
  expect(refused(configuration)).toBe(message);
});

test('older documents are read: a filter named by friendly_name, numbers as texts', () => {
  const floor = createFloor();
  const queue = floor.queue('Known');
  const filter = {
    friendly_name: 'Old',
    expression: '1==1',
    targets: [{ queue, timeout: '10', priority: '3' }, { queue }],
  };
  floor.plan([filter]);
  const task = floor.task();
  expect(floor.read(task)).toMatchObject({ priority: 3 });
  expect(floor.events().at(-2)!.data).toMatchObject({ workflow_filter_name: 'Old' });
  floor.at(10);
  expect(floor.read(task).position.target).toBe(1);
});

test('a default filter with a timeout is never left by it', () => {
  const floor = createFloor();
  const queue = floor.queue('Known');
  const configuration = JSON.stringify({
    task_routing: { filters: [], default_filter: { queue, timeout: 5 } },
  });
  floor.engine.workflows.create(floor.workspace, { friendlyName: 'Plan', configuration });
  const task = floor.task();
  floor.at(1_000);
  expect(floor.read(task).status).toBe('pending');
});

test.each([
  [{ friendlyName: '' }, /FriendlyName/],
  [{ assignmentCallbackUrl: 'not a url' }, /AssignmentCallbackUrl/],
  [{ taskReservationTimeout: 0 }, /TaskReservationTimeout/],
  [{ taskReservationTimeout: 86_401 }, /TaskReservationTimeout/],
])('a workflow changed by %j is refused', (change, message) => {
  const floor = createFloor();
  const plan = floor.plan([], floor.queue('Known'));
  expect(() => floor.engine.workflows.update(floor.workspace, plan, change)).toThrow(message);
});
