import type { Service } from './centre';
import { NOT_ASKED } from './question';
import { hasFailed, isSame, questions, runProbe, type Comparison } from './run-probe';

const bullet = (text: string): string => `  ${text}`;

const notAsked = (): string[] => [
  'Not asked, because it needs a telephone or an address that Twilio can reach:',
  ...NOT_ASKED.map(bullet),
];

/** What would be asked, for who names no account. */
export const outline = (): string =>
  [
    'No account is named (THROUGHLINE_TWILIO=live, see --help), so nothing is asked. With one, this would be:',
    ...questions.map(({ asks }) => bullet(asks)),
    '',
    ...notAsked(),
  ].join('\n');

const told = (comparison: Comparison): string => {
  const { asks, twilio, emulator } = comparison;
  if (isSame(comparison) && !hasFailed(comparison)) return `same     ${asks}\n           ${twilio}`;
  return `${hasFailed(comparison) ? 'FAILED ' : 'DIFFERS'}  ${asks}\n           Twilio: ${twilio}\n           emulator: ${emulator}`;
};

/** Asks both, tells each comparison, and whether all answers were had and the same. */
export async function compareWith(
  twilio: Service,
  emulator: Service,
  tell: (line: string) => void,
): Promise<boolean> {
  const counts = { same: 0, different: 0, failed: 0 };
  for await (const comparison of runProbe(twilio, emulator)) {
    tell(told(comparison));
    if (hasFailed(comparison)) counts.failed += 1;
    else if (isSame(comparison)) counts.same += 1;
    else counts.different += 1;
  }
  tell(['', ...notAsked()].join('\n'));
  tell(`\n${counts.same} the same, ${counts.different} different, ${counts.failed} failed.`);
  return counts.different + counts.failed === 0;
}
