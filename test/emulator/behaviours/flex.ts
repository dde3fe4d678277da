import { wire, type Behaviour } from './proved-in';

/** Around TaskRouter. */
export const flex: readonly Behaviour[] = [
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
