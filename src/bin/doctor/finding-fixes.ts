import type { FindingKind } from '../../domain/auditing';

/** What a person does about a finding that does not go away by itself. */
export const FINDING_FIXES: Readonly<Record<FindingKind, string>> = {
  task_gone:
    'It reads the log of its task now. If it stays: throughline interactions show ID, then force-complete.',
  task_over:
    'It reads its task again now. If it stays: throughline interactions show ID, then force-complete.',
  caller_without_task:
    'Look whether the caller hears anything; end the call in Twilio’s console, or call them back.',
  conversation_without_task:
    'Read the conversation in Twilio’s console; answer it and close it there: nobody else sees what is written.',
  task_without_interaction:
    'It is TaskRouter’s alone. If it waits: complete or cancel it there, or let an agent take it.',
  wrap_up_overdue:
    'Ask the agent to complete it, or complete the task in Flex: they get nothing else meanwhile.',
  task_system_deleted:
    'TaskRouter ended it after 24 hours with one agent; the interaction went on without it. Park earlier.',
  workflow_task_failing:
    'A bug, or a payload that cannot be read: temporal workflow show --workflow-id interaction-ID. Deploy a fix; it goes on by itself.',
  reconciliation_late:
    'See the runs of the workflow reconciliation, and whether Twilio and the database answer.',
};
