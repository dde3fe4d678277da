import { exampleWith } from '../example';

const CALENDARS = `calendars:
  berlin: { zone: Europe/Berlin, weekly: { monday-friday: 09:00-17:00 } }
  new-york: { zone: America/New_York, weekly: { monday-friday: 09:00-17:00 } }
  never-again: { zone: UTC, exceptions: [{ on: 1999-12-31, hours: 09:00-17:00 }] }
queues:
  berlin: { agents: 1==1, calendar: berlin }
  new-york: { agents: 1==1, calendar: new-york }
  gone: { agents: 1==1, calendar: never-again }
`;

export const SAID = `    after_hours:
      queues: [new-york]
      accept_within: 3m
      do: hold
      message: { en: 'Back on {next_opening}.', de: 'Wieder da: {next_opening}.' }
`;

/** The example with a route through queues that keep hours; `said` is what it says of the time outside them. */
export const withHours = (steps: string, said = SAID): string =>
  exampleWith('queues:\n', CALENDARS).replace(
    'routes:\n',
    () => `routes:\n  - name: reports\n    when: beta == true\n    steps: ${steps}\n${said}`,
  );
