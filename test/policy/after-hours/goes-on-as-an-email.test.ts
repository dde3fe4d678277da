import { exampleWith, problemsOf } from '../example';
import { expectTold } from '../expect-told';
import { SAAS_SUPPORT } from '../../harness/policies';
import { FOLLOWED_UP, FOLLOWED_UP_AT_NIGHT } from '../../harness/followed-up';

const STEPS = 'steps: [{ queue: first, accept_within: 5m }]';
const MAILED = (mark = '') => `ending: { do: ${mark}email, message: { en: By e-mail. } }`;

const route = (name: string, when: string, ...rest: string[]) =>
  `  - name: ${name}\n    when: ${when}\n${[STEPS, ...rest].map((line) => `    ${line}\n`).join('')}`;

/** The example with these routes above its own. */
const withRoutes = (...routes: string[]) => exampleWith('routes:\n', `routes:\n${routes.join('')}`);

const AGAIN = /"beta" .*"beta".*policy's own ending.*channel == "email"/;

describe('an ending that is an e-mail', () => {
  it.each([
    ['whose route takes e-mails itself', withRoutes(route('beta', 'beta == true', MAILED('▶')))],
    [
      'of a route that some e-mails take, those of others being caught above',
      withRoutes(
        route('mail', 'channel == "email" AND tier == "free"'),
        route('beta', 'beta == true AND channel IN ["chat", "email"]', MAILED('▶')),
      ),
    ],
    [
      'of a route that its e-mails meet before the one for e-mails',
      withRoutes(
        route('beta', 'beta == true', MAILED('▶')),
        route('mail', 'channel == "email" AND beta == true'),
      ),
    ],
  ])('%s, would end by an e-mail again', (_name, text) => {
    expectTold(text, 'email_again', AGAIN);
  });

  it('of a route for chats, whose e-mails come to the default route, which ends so, too', () => {
    const chats = route('chats', 'channel == "chat"', MAILED());
    const text = withRoutes(chats).replace('default_route:\n', `default_route:\n  ${MAILED('▶')}\n`);
    expectTold(text, 'email_again', /"default" .*"chats"/);
  });

  it.each([
    ['is not for e-mails', withRoutes(route('beta', 'beta == true AND channel != "email"', MAILED()))],
    [
      'stands below one for all e-mails',
      withRoutes(route('mail', 'channel == "email"'), route('beta', 'beta == true', MAILED())),
    ],
    [
      'stands below one for all e-mails that it could take',
      withRoutes(
        route('mail', '(beta == true) AND channel == "email"'),
        route('beta', 'tier == "free" AND beta == true', MAILED()),
      ),
    ],
    [
      'is followed only by one for other customers that ends so, too',
      withRoutes(
        route('chats', 'tier == "free" AND channel == "chat"', MAILED()),
        route('mail', 'channel == "email" AND tier == "free"'),
        route('others', 'tier == "business" AND channel == "voice"', MAILED()),
      ),
    ],
  ])('is well where its route %s', (_name, text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});

describe('an e-mail route that closes', () => {
  const CALENDAR = 'calendars:\n  day: { zone: UTC, weekly: { monday-friday: 09:00-17:00 } }\n';
  const closing = (said: string, more = '') =>
    withRoutes(
      route('chats', 'channel == "chat"', MAILED()),
      `  - name: mail\n    when: channel == "email"\n    steps: [{ queue: desk, accept_within: 8h }]\n    ${said}\n`,
    ).replace('queues:\n', `${CALENDAR}queues:\n  desk: { agents: 1==1, calendar: day }\n${more}`);
  const message = 'message: { en: "From {next_opening} on." }';

  it.each([
    ['by default', `after_hours: ▶{ ${message} }`],
    ['as it says', `after_hours: { do: ▶message, ${message} }`],
    ['for nobody hears a tone', `after_hours: { do: ▶voicemail, ${message} }`],
  ])('turns away who was promised an answer: %s', (_name, said) => {
    expectTold(closing(said), 'email_turned_away', /"mail" .*"chats".*do: hold/);
  });

  it('is told of where it stands, once for all routes', () => {
    const text = closing('').replace('ending:\n', `after_hours: { do: ▶message, ${message} }\nending:\n`);
    expectTold(text, 'email_turned_away', /"mail" .*"chats".*do: hold/);
  });

  it.each([
    ['holds them', closing(`after_hours: { do: hold, ${message} }`)],
    ['would write an e-mail, which holds them', closing(`after_hours: { do: email, ${message} }`)],
    ['asks a queue that is always there', closing(`after_hours: { queues: [second], ${message} }`)],
    ['is no route that anything goes on to', closing(`after_hours: { ${message} }`).replace(MAILED(), '')],
    [
      'takes the e-mails of others only',
      closing(`after_hours: { ${message} }`)
        .replace('when: channel == "chat"', 'when: channel == "chat" AND tier == "free"')
        .replace('when: channel == "email"', 'when: channel == "email" AND tier == "business"'),
    ],
  ])('is well where it %s', (_name, text) => {
    expect(problemsOf(text)).toEqual([]);
  });
});

it.each([
  ['the example of a software company', SAAS_SUPPORT],
  ['chats that go on as e-mails', FOLLOWED_UP],
  ['chats that go on as e-mails at night', FOLLOWED_UP_AT_NIGHT],
])('%s is well', (_name, text) => {
  expect(problemsOf(text)).toEqual([]);
});
