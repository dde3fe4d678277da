/** What the worker runs. */
export { interaction } from './interaction';
