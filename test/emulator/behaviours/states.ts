import { engine, wire, type Behaviour } from './proved-in';

/** What may become of a task, and who sees it when. */
export const states: readonly Behaviour[] = [
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
