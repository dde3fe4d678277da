import { TWO_STEPS } from './policies';

/**
 * As TWO_STEPS, but `desk` and its night shift keep hours: Berlin from nine to five on working days, the night shift at
 * night but not at weekends. `route` holds the keys of the one route that chats and e-mails take.
 */
export const withHours = (route: string, calls = ''): string =>
  TWO_STEPS.replace(
    'queues:\n',
    `calendars:
  office: { zone: Europe/Berlin, weekly: { monday-friday: 09:00-17:00 } }
  nights: { zone: Europe/Berlin, weekly: { monday-thursday: 17:00-09:00 next day } }
queues:
  desk: { agents: routing.skills HAS "desk", calendar: office }
  night-shift: { agents: routing.skills HAS "nights", calendar: nights }
`,
  ).replace(
    /routes:[^]*/,
    `routes:
  - name: calls
    when: channel == "voice"
    steps: [{ queue: desk, accept_within: 60s }]
${calls || CLOSED}
default_route:
  name: reports
${route}
`,
  );

const CLOSED = `    after_hours:
      message: { en: 'We are closed until {next_opening}.', de: 'Geschlossen bis {next_opening}.' }`;

/** Its route is closed at night, and holds what comes in. */
export const HELD_AT_NIGHT = withHours(`  steps: [{ queue: desk, accept_within: 10m }]
  after_hours:
    do: hold
    message: { en: 'We answer you from {next_opening} on.' }`);

export const DESK = { routing: { skills: ['desk'], levels: {} } };
export const NIGHTS = { routing: { skills: ['nights'], levels: {} } };
