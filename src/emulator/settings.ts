/** What the emulator does where Twilio's documents leave a choice, or a test wants the nastier one. */
export interface Settings {
  /** What becomes of an offer when neither assignment callback nor fallback gave a usable answer. */
  readonly unansweredAssignment: 'keep' | 'cancel';
  /** Milliseconds in which an accepted task is still read as reserved: the real service settles a moment later. */
  readonly assignedReadDelayMs: number;
  /** Callers who may wait in a workflow's queue (twilio.com/docs/taskrouter/twiml-queue-calls). */
  readonly callersPerWorkflow: number;
}

export const DEFAULT_SETTINGS: Settings = {
  unansweredAssignment: 'keep',
  assignedReadDelayMs: 0,
  callersPerWorkflow: 100,
};
