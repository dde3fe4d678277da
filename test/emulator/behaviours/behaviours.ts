/** Something that a stand-in for TaskRouter or Flex easily gets wrong, and the test that ours does not. */
export interface Behaviour {
  readonly says: string;
  /** Under `test/`. */
  readonly file: string;
  /** As the test is written there. */
  readonly title: string;
}

type Row = readonly [says: string, title: string];

const provedIn = (file: string, rows: readonly Row[]): Behaviour[] =>
  rows.map(([says, title]) => ({ says, file, title }));

const engine = (file: string, ...rows: Row[]) => provedIn(`taskrouter-engine/${file}.test.ts`, rows);
const wire = (file: string, ...rows: Row[]) => provedIn(`emulator/${file}.test.ts`, rows);

const routing: readonly Behaviour[] = [
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

const states: readonly Behaviour[] = [
  ...engine(
    'task-lifecycle',
    ['An assigned task cannot be canceled.', 'an assigned task cannot be canceled: it ends as completed'],
    [
      'Completing what nobody accepted is refused, and so is a second wrap-up.',
      'completing or wrapping up what nobody accepted is refused, and so is a second wrap-up',
    ],
    [
      'Completing the reservation completes the task, and the other way round.',
      'completing the task completes the reservation, and completing the reservation completes the task',
    ],
  ),
  ...engine('capacity', [
    'Wrap-up takes capacity.',
    'pending, accepted and wrapping work take capacity; any end gives it back',
  ]),
  ...engine('worker-presence', [
    'Going unavailable keeps pending reservations; rejecting them with an available activity is refused.',
    'RejectPendingReservations rejects them, and is refused with an available activity',
  ]),
  ...engine(
    'task-lifecycle',
    [
      'A task that ended is gone five minutes later.',
      'a task that ended can be read for five minutes, then it and its reservations are gone',
    ],
    [
      'Assigned for 24 hours, a task is deleted by the system: neither completed nor canceled.',
      '24 hours after its acceptance a task is deleted by the system: neither completed nor canceled',
    ],
    [
      'The timeout of a task counts from its creation and starts anew for nothing.',
      "a task's timeout counts from its creation, whatever reservations it had, and no longer once accepted",
    ],
  ),
  ...engine('worker-presence', [
    'Whether an activity is available never changes.',
    'whether an activity is available never changes',
  ]),
  ...engine(
    'attribute-writes',
    ['Attributes are replaced whole.', 'attributes are replaced whole'],
    [
      'Attributes sent together with a status are not honoured.',
      'attributes sent together with completed are not honoured, those sent with canceled are',
    ],
  ),
  ...engine('versions', [
    'A version moves by internal changes, too.',
    'a version read before a reservation was created is stale',
  ]),
  ...wire('wire', [
    'An ETag is taken back quoted and bare.',
    'are sent as ETag, and taken back quoted and bare',
  ]),
  ...wire('settings', [
    'Right after its acceptance a task may still be read as reserved.',
    'right after an acceptance the task may still be read as reserved; it is assigned all the same',
  ]),
  ...wire('task-reading', [
    'The age is counted at reading; the date of change moves with the version.',
    'the age of a task is counted when it is read; its date of change moves with its version alone',
  ]),
  ...wire(
    'native-transfers',
    [
      'While a native transfer is open the task is reserved or pending, and its wrap-up is refused.',
      'an agent talks, and yet the task is reserved: its wrap-up and its completion are refused',
    ],
    [
      'An accepted reservation does not mean that the task is that worker’s alone.',
      'an accepted reservation is not the task: two workers have it after a warm transfer',
    ],
  ),
];

const wires: readonly Behaviour[] = [
  ...wire(
    'wire-behaviours',
    [
      'Attributes are a text; `event_data` is an object of texts.',
      'attributes are a text holding JSON; event_data is an object whose numbers are texts',
    ],
    [
      'Absolute paging is refused; the next page has an absolute address.',
      'absolute paging is refused; the address of the next page is absolute, and ours',
    ],
    ['Task channels are listed as `channels`.', 'the list of task channels has the key channels'],
  ),
  ...wire('interactions', [
    'Creating an Interaction answers 200.',
    'creating an interaction is answered 200, and so are channels, invites and participants',
  ]),
  ...wire('wire-behaviours', [
    'Bulk statistics are JSON among forms.',
    'bulk statistics of task queues are a JSON POST among form endpoints',
  ]),
  ...wire('assignment-callbacks', [
    'An empty 200 to the assignment callback is no acceptance.',
    'an empty 200 is no acceptance: the reservation stays pending, and no fallback is asked',
  ]),
  ...wire('fault-kinds', [
    'A slow assignment callback has been received, and the fallback is asked, too.',
    'an assignment callback that is answered too late has been received, and the fallback is asked',
  ]),
  ...wire('instructions', [
    'The instructions conference and dequeue accept only once the agent answers.',
    'rings at the agent’s; the reservation is accepted only once they answer',
  ]),
  ...wire(
    'wire-behaviours',
    [
      'There is no event for assigned or reserved, and `task.updated` is no feed of statuses.',
      'no event tells that a task is reserved or assigned; task.updated is no feed of statuses',
    ],
    [
      'Events of one transition share their second.',
      'events of one transition share their second, and their millisecond: a receiver must bear ties',
    ],
    [
      'A 500 from the event receiver is not tried again by default.',
      'an event that is answered with 500 is delivered once unless the URL asks (%s)',
    ],
    [
      'The fragment of a URL is neither sent nor signed.',
      'the fragment of a callback URL is neither sent nor signed',
    ],
  ),
  ...wire('signature', [
    'A signature holds with and without the standard port, and for one scheme.',
    'signed over %s and checked as %s: the standard port may be there or not, the scheme counts',
  ]),
  ...wire('event-callbacks', [
    'Values are signed as they are, not as they are encoded: a `+` stays one.',
    'each event is posted as a form, signed, with its parameters in PascalCase',
  ]),
  ...wire(
    'wire-behaviours',
    [
      'Parameters may grow, and are signed.',
      'every parameter is signed, those that a receiver does not know too',
    ],
    [
      'A syntax error is refused at save; nonsense of types never matches.',
      'a syntax error in an expression is refused at save; nonsense of types is saved and never matches',
    ],
    [
      'Available workers are counted by activity; a reserved task does not wait.',
      'available workers are counted by activity, not by capacity; a reserved task does not wait',
    ],
    [
      '`EventsFilter` limits callbacks only.',
      'EventsFilter limits what is called back, not what /Events lists',
    ],
  ),
];

const flex: readonly Behaviour[] = [
  ...wire(
    'interactions',
    [
      'An invite makes a second task with none of the first one’s attributes.',
      'an invite makes a second task, with none of the attributes that the first was asked with',
    ],
    [
      'Completing one of two tasks of a conversation closes nothing.',
      'completing one of two tasks of a conversation closes nothing',
    ],
    [
      'Canceling an interaction’s task by TaskRouter leaves the conversation open.',
      'canceling an interaction’s task by TaskRouter leaves the conversation open, and the customer without anybody',
    ],
  ),
  ...wire('conversations', [
    'A customer who writes again into an open conversation makes no task.',
    'the next one lands in the same conversation, whether or not an agent is there: no task is made',
  ]),
  ...wire('voice', [
    'A hang-up and an acceptance race.',
    'a hang-up and an acceptance race: whoever comes second is refused',
  ]),
  ...wire('task-reading', [
    'Insights reads what the task holds at its end; later writes are gone with the task.',
    'what is written afterwards is told as a change of its own, and gone with the task after five minutes',
  ]),
];

/** In the order of the page: docs/emulator-behaviours.md. */
export const behaviours = { Routing: routing, States: states, Wire: wires, 'Flex and voice': flex };
