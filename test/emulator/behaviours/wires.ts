import { wire, type Behaviour } from './proved-in';

/** What is said over HTTP, both ways. */
export const wires: readonly Behaviour[] = [
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
