/*
 * The life of an interaction, as a decider: `apply` folds what has happened into the state, `decide` says what to do
 * next or until when to wait. Pure: the workflow, the simulator and the model checker drive the same code.
 *
 *   intake.ts    validate, normalise, enrich, decide the route
 *   creating.ts  the routing task, exactly once
 *   waiting.ts   step by step, each with one absolute deadline; overflow; the route's end
 *   serving.ts   an agent has the customer, then wraps up
 *   transferring.ts  somebody else is asked to take the customer over, where that leaves them (transfer-results.ts),
 *                and what they left is ended (releasing.ts); calls are transferred by desktops (desktop-transfers.ts),
 *                conversations by Flex's own buttons, too (native-invites.ts)
 *   consulting.ts  somebody is brought in while the customer stays
 *   supervising.ts  what supervisors may do; moving.ts moves who waits, taking-back.ts undoes what nobody has answered,
 *                requeueing.ts gives them back to their route
 *   stays.ts    where the customer has been, also in legs that were forgotten
 *   diverting.ts  an emergency override leads who waits elsewhere, and back (../overrides)
 *   holding.ts   outside the hours: the customer is told, or it waits without a task until its queue opens
 *   callbacks.ts  the caller waits without their call, and is called back
 *   escalating.ts  people outside the queues are asked, each time by a workflow of its own (../escalation)
 *   service/    what was promised: its clocks, what they do when time is over, what the customer is told meanwhile
 *   parking.ts   it waits for its customer with nobody; silence.ts: an agent who owes an answer and says nothing
 *   conversing.ts  when each side of a conversation last wrote, and that it is over; flex-requests.ts asks Flex
 *   ending.ts    what the task's end means, what the customer is told, the outcome
 *
 * Beside them: commands.ts (what people ask), routing-facts.ts (what Twilio tells), evidence.ts (how that adds up),
 * background.ts (case notes, late profile, diagnostics), twins.ts (a task made twice).
 */
export { apply } from './apply';
export { begin } from './begin';
export { agendaOf, decide, type Next } from './decide';
export { refusalOf } from './commands';
export { resume } from './resume';
