import { z } from 'zod';
import { word } from './twilio';

/** A document of the Atlassian Document Format, or the text of one. */
const prose = z.union([z.string().max(100_000), z.record(z.string(), z.unknown())]);

/** Jira Cloud, "User": `app` is an automation. */
const user = z.object({
  accountId: word(128),
  accountType: z.string().nullish(),
  displayName: z.string().nullish(),
});

/**
 * What we read of a webhook about an issue (Jira Cloud, "Webhooks", "Callback"). A comment's names its issue without the
 * labels.
 */
export const jiraEvent = z
  .object({
    timestamp: z.number().meta({ description: 'When it happened, in milliseconds.' }),
    webhookEvent: word(64),
    user: user.nullish(),
    issue: z
      .object({
        id: word(32),
        key: word(300).nullish(),
        fields: z
          .object({
            labels: z.array(z.string()).nullish(),
            status: z.object({ statusCategory: z.object({ key: z.string() }) }).nullish(),
          })
          .nullish(),
      })
      .nullish(),
    changelog: z
      .object({
        id: z.union([z.string(), z.number()]).nullish(),
        items: z.array(z.object({ field: z.string(), to: z.string().nullish() })),
      })
      .nullish(),
    comment: z.object({ id: word(32), author: user.nullish(), body: prose.nullish() }).nullish(),
  })
  .meta({ id: 'JiraEvent' });

export type JiraEvent = z.output<typeof jiraEvent>;
