import { engine, wire, type Behaviour } from './proved-in';

/** Where a task goes, and to whom. */
export const routing: readonly Behaviour[] = [
  ...engine('routing', [
    'The default filter does not catch tasks whose filter ran out of targets: they are canceled.',
    'the default filter does not catch tasks whose filter ran out of targets: they are canceled',
  ]),
  ...engine('skip-if', [
    'A filter that was left by `skip_if` on all its targets does fall to later filters and to the default filter.',
    'a filter that was left by skipping alone falls to later filters, then to the default filter',
  ]),
  ...engine(
    'routing',
    [
      'Deadlines of steps add up over the age of the task, and a reservation is never interrupted by one.',
      'made at 8, it keeps the step past 10; at 13 the next step begins, with 7 seconds left and not 10',
    ],
    [
      'The clock of a reservation starts at zero each time.',
      "a reservation's own clock starts at zero whatever the age of the task",
    ],
    [
      'A later target inherits queue and priority, and neither expression nor timeout.',
      'a later target inherits queue and priority, and neither expression nor timeout',
    ],
    [
      'The priority of a target beats `Priority`, at creation and at an update.',
      "a target's priority beats the one given, at creation and by an update",
    ],
  ),
  ...engine(
    'skip-if',
    [
      '`skip_if: 1==1` also covers workers who are available and full; `workers.available == 0` does not.',
      '1==1 covers workers who are available but full, workers.available == 0 does not',
    ],
    [
      '`skip_if` is looked at when a target is entered, and not when workers leave later.',
      'it is looked at on entering only: workers who leave later do not trigger it, a re-evaluation does',
    ],
  ),
  ...engine('known-worker', [
    'A known worker outside the queue leaves the task waiting; only an alert tells. A null one is no mistake.',
    'a known worker who is not in the queue is told by alert 40152 alone; the task waits',
  ]),
  ...wire(
    'routing-target',
    [
      'A task for one worker ignores activity and capacity unless `IgnoreCapacity` is false.',
      'a task for one worker ignores activity and capacity by default; IgnoreCapacity=false restores both',
    ],
    [
      'A worker who rejects a task that was sent to them cancels it.',
      'a worker who rejects their own task ends it: it is canceled, and goes to nobody else',
    ],
  ),
  ...engine(
    'matching',
    ['LIFO queues ignore priority.', 'a LIFO queue serves the newest first, whatever its priority'],
    [
      '`VirtualStartTime` moves a task within its priority only, and its age counts from creation.',
      'VirtualStartTime moves a task within its priority only, and its age still counts from creation',
    ],
  ),
  ...engine('order-by', [
    'Who lacks the attribute of `order_by` comes last, upwards and downwards.',
    'who lacks the attribute comes last with %s',
  ]),
  ...engine('max-reserved-workers', [
    'With `MaxReservedWorkers` the first acceptance rescinds the other offers.',
    'the first acceptance wins: the other offers are rescinded, and their workers free',
  ]),
  ...engine('task-lifecycle', [
    'The same worker may be offered the same task again; after 1,000 offers it is canceled.',
    'the 1,001st offer is not made: the task is canceled',
  ]),
  ...engine('worker-presence', [
    'Who lets an offer time out goes to the timeout activity, for all channels; who rejects does not.',
    'a worker who let an offer time out goes to the timeout activity; one who rejects stays',
  ]),
  ...engine(
    'matching',
    [
      'Asking a list of a scalar, or a scalar of a list, is false and no error.',
      'an expression that asks a list of a scalar, or a scalar of a list, is false and no error',
    ],
    [
      'A missing attribute is null, so it differs from every text.',
      'a missing attribute is null: it differs from every text',
    ],
  ),
  ...engine('lists', [
    '`EvaluateTaskAttributes` is an expression, `EvaluateWorkerAttributes` an object.',
    'queues are filtered by name, by a worker, and by the attributes a worker would have',
  ]),
  ...engine('capacity', [
    'A new task channel gives every worker a channel.',
    'every worker has a channel for every task channel, with capacity 1',
  ]),
];
