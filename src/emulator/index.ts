/** A local Twilio TaskRouter over HTTP, with just enough of Programmable Voice (docs/emulator.md). */
export { systemClock } from './clock';
export type { EmulatorClock } from './clock';
export type { Effect } from './effects';
export type { EventFault, FaultInput, FaultRule, RequestFault, WriteFault, Which } from './faults/fault-rule';
export type { AppliedRule, Faults } from './faults/faults';
export type { EmulatorOptions } from './options';
export { startEmulator } from './start-emulator';
export type { RunningEmulator } from './start-emulator';
export type { Call, CallStatus, QueueResult } from './voice/call';
