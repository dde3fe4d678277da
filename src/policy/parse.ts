import { buildPolicy } from './build';
import { readCalendars } from './calendars/reading';
import { checkAfterHours } from './after-hours/checks';
import { checkEmails } from './after-hours/email-checks';
import { checkWordsForOthers } from './after-hours/words-for-others';
import { checkAttributes } from './checks/attributes';
import { checkCalendars } from './checks/calendars';
import { checkExpressions } from './checks/expressions';
import { checkNames } from './checks/names';
import { checkRoutes } from './checks/routes';
import { draftOf } from './draft';
import { checkPeople } from './escalations/check-people';
import { checkEscalations } from './escalations/checks';
import type { Policy } from './policy';
import { inReadingOrder } from './problem';
import type { PolicyProblem } from './problem';
import { policySchema } from './schema';
import { checkClocks } from './clocks/checks';
import { schemaFindings } from './schema-findings';
import { readYaml } from './yaml-source';

export type PolicyParsing =
  | { readonly ok: true; readonly policy: Policy }
  | { readonly ok: false; readonly problems: readonly PolicyProblem[] };

/**
 * Reads a routing policy's YAML (docs/policy.md). Either the policy, or every problem at once, in reading order; only a
 * text that is no YAML hides what else is wrong with it. Never throws. `version` is how decisions and routing plans
 * will name this text.
 */
export function parsePolicy(text: string, { version }: { readonly version: string }): PolicyParsing {
  const { source, problems } = readYaml(text);
  if (source === null) return { ok: false, problems: inReadingOrder(problems) };
  const schema = policySchema.safeParse(source.value);
  const draft = draftOf(source.value);
  const calendars = readCalendars(source.value);
  const findings = [
    ...(schema.success ? [] : schemaFindings(schema.error.issues, source.value)),
    ...checkNames(draft),
    ...checkAttributes(draft),
    ...checkExpressions(draft),
    ...checkRoutes(draft),
    ...calendars.findings,
    ...checkCalendars(draft, calendars),
    ...checkEscalations(source.value, calendars),
    ...checkClocks(source.value, calendars),
    ...checkAfterHours(source.value, draft),
    ...checkWordsForOthers(source.value, draft),
    ...checkEmails(source.value, draft),
    ...checkPeople(source.value, calendars),
  ];
  if (schema.success && findings.length === 0 && problems.length === 0) {
    return { ok: true, policy: buildPolicy(schema.data, calendars.calendars, version) };
  }
  return { ok: false, problems: inReadingOrder([...problems, ...findings.map(source.locate)]) };
}
