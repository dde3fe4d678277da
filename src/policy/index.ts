/** Routing policies: read one, decide by it, compile it for TaskRouter. Text in, values out. */
export * from './calendars';
export * from './escalations';
export { parsePolicy } from './parse';
export type { PolicyParsing } from './parse';
export { POLICY_PROBLEM_CODES } from './problem';
export type { PolicyProblem, PolicyProblemCode } from './problem';
export { allRoutes, routingKeys } from './policy';
export type { AttributeRule, Policy, PolicyQueue, Route } from './policy';
export { decideRoute } from './decide';
export { normaliseAttributes, PROFILE_SOURCE } from './normalise';
export type { GivenAttributes, NormalisedAttributes } from './normalise';
export { compileRoutingPlans } from './compile';
export { AGENT_ROUTE, queueRoute } from './names';
export { transferRoute } from './transfer';
export { isSpedUp, speedUp } from './speed-up';
export { taskAttributes } from './task-attributes';
export type { TaskAttributes, TaskAttributesInput } from './task-attributes';
export { ATTRIBUTE_BUDGET, attributesSize } from './attribute-budget';
