import { LADDERS } from './ladders';

/**
 * As LADDERS, with promises: an answer to a chat within 150 s (warned at 120 s), to an e-mail within four office hours; the next
 * answer within five minutes; solved within thirty, while it is the agent's turn and nobody else's.
 */
export const CLOCKS = LADDERS.replace(
  'people:\n',
  `  awake: { zone: Europe/Berlin, weekly: { monday-sunday: 08:00-21:00 } }
clocks:
  first_response:
    targets:
      - { when: channel == "email", within: 4h, calendar: office }
      - { within: 150s }
    warning:
      left: 20%
      raise_priority: 40
      tell:
        - { channels: [chat], text: { en: You are next in line., de: Sie sind gleich an der Reihe. } }
    breach:
      escalate: engineering
      notify: incidents
      tell: [{ text: { en: We are late. Sorry. } }]
  next_response:
    targets: [{ within: 5m }]
    breach: { notify: incidents }
  resolution:
    targets: [{ within: 30m }]
    pause: [customer, engineering]
    warning: { left: 5m, notify: incidents }
updates:
  while_waiting:
    - { after: 45s, channels: [chat, whatsapp], text: { en: We have your message. } }
  only_within: { calendar: awake, channels: [whatsapp] }
people:
`,
);

/** What customers of a chat are told while they wait. */
export const SOON = 'We have your message.';
export const NEXT = 'You are next in line.';
export const LATE = 'We are late. Sorry.';
