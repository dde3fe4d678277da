/** What a policy promises customers: clocks, and what they are told as time passes. */
export { openingsAhead } from './openings-ahead';
export { planClocks, type PlannedService } from './plan-clocks';
