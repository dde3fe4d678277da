import { flex } from './flex';
import { routing } from './routing';
import { states } from './states';
import { wires } from './wires';

/** In the order of the page: docs/emulator-behaviours.md. */
export const behaviours = { Routing: routing, States: states, Wire: wires, 'Flex and voice': flex };
