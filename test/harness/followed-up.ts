import { withHours } from './hours';
import { TWO_STEPS } from './policies';

export const BY_MAIL = 'We will answer you by e-mail.';

/** As TWO_STEPS, but chats and calls whom nobody takes go on as e-mails, for which there is a route of its own. */
export const FOLLOWED_UP = TWO_STEPS.replace(
  /routes:[^]*/,
  `routes:
  - name: mail
    when: channel == "email"
    steps: [{ queue: everybody, accept_within: 8h }]
default_route:
  name: at-once
  steps: [{ queue: senior, accept_within: 60s }]
  ending:
    do: email
    message: { en: '${BY_MAIL}' }
`,
).replace('attributes:\n', 'attributes:\n  customer_id: { description: Their account. }\n');

/** At night chats go on as e-mails, which wait for the morning. */
export const FOLLOWED_UP_AT_NIGHT = withHours(`  steps: [{ queue: desk, accept_within: 10m }]
  after_hours: { do: email, message: { en: '${BY_MAIL}' } }`).replace(
  'default_route:\n',
  `  - name: mail
    when: channel == "email"
    steps: [{ queue: desk, accept_within: 8h }]
    after_hours: { do: hold, message: { en: 'From {next_opening} on.' } }
default_route:
`,
);
