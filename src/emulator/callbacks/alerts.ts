/** What Twilio's debugger would show: something that no REST answer tells (twilio.com/docs/api/errors). */
export interface Alert {
  readonly instant: number;
  readonly code: number;
  readonly message: string;
}

export interface Alerts {
  raise(instant: number, code: number, message: string): void;
  all(): readonly Alert[];
}

/** How many alerts are kept. */
const KEPT = 1_000;

export function createAlerts(): Alerts {
  const alerts: Alert[] = [];
  return {
    raise: (instant, code, message) => {
      alerts.push({ instant, code, message });
      if (alerts.length > KEPT) alerts.shift();
    },
    all: () => alerts,
  };
}
