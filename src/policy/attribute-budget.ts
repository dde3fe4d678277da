/**
 * How many characters of JSON a routing task's attributes may take. TaskRouter refuses more than `task` in all (Twilio
 * docs, limits), and Studio's Send to Flex more than `studio` (Twilio docs, Studio widget library); what the first two leave belongs to Flex and Flex Insights, which write into the same attributes.
 */
export const ATTRIBUTE_BUDGET = { given: 2_048, throughline: 512, task: 4_096, studio: 1_024 } as const;

/** The size of attributes as TaskRouter counts it. */
export const attributesSize = (attributes: object): number => JSON.stringify(attributes).length;
