/**
 * The wire format of the API, in zod, for whoever calls it from this repository. What is mounted, what is validated and
 * what `/openapi.json` says come from the same schemas.
 */
export { openApiDocument } from './contract/document';
export { interaction, interactionPage, startedInteraction } from './contract/interaction';
export { OPERATIONS, type OperationContract, type OperationName } from './contract/operations';
export { problem, type Problem } from './contract/problem';
export {
  ATTRIBUTE_CHARACTERS,
  cancelRequest,
  idempotencyKey,
  listQuery,
  noteRequest,
  resolveRequest,
  startRequest,
} from './contract/requests';
export { health, readiness, type Readiness } from './contract/service';
export {
  callStatusForm,
  inboundCallForm,
  queueResultForm,
  taskRouterEventForm,
  type TaskRouterEventForm,
} from './contract/twilio';
export { WEBHOOKS, type WebhookContract } from './contract/webhooks';
