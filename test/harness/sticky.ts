import { TWO_STEPS } from './policies';

/** As TWO_STEPS: calls and business customers are asked for by who served them in the last two days, for 20 s. */
export const STICKY = TWO_STEPS.replace(
  'steps: [{ queue: everybody, accept_within: 180s }]',
  'steps: [{ queue: everybody, accept_within: 180s }]\n  sticky_agent: { within: 48h }',
).replace(
  '      - { queue: everybody, accept_within: 60s }\n',
  '      - { queue: everybody, accept_within: 60s }\n    sticky_agent: { within: 48h }\n',
);
