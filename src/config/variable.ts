export const PROCESSES = ['start', 'api', 'worker', 'emulator', 'backend', 'cli'] as const;
export type ProcessName = (typeof PROCESSES)[number];

export interface Variable {
  readonly group: 'Throughline' | 'Twilio' | 'Temporal' | 'Internal backend' | 'Local stack';
  readonly usedBy: readonly ProcessName[];
  /** What it is, and where to get it. One or two sentences, in Markdown. */
  readonly description: string;
  /** Used when the variable is unset or empty. */
  readonly default?: string;
  /** A value to show, where there is no default. */
  readonly example?: string;
  /** Never logged; may also be given as `<NAME>_FILE`, the path of a file that holds it. */
  readonly secret?: true;
}
