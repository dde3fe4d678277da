import { z } from 'zod';

/** What the internal backend answers. Unknown members are ignored; a known one of the wrong type is nonsense. */
const optionalText = z
  .string()
  .max(256)
  .nullish()
  .transform((text) => text ?? null);

export const customerAnswer = z.object({
  id: z.string(),
  name: optionalText,
  tier: optionalText,
  arrBand: optionalText,
  language: optionalText,
  email: optionalText,
  priorCases: z
    .array(z.object({ id: z.string().max(256), subject: z.string().max(512), status: z.string().max(64) }))
    .max(100)
    .default([]),
});

export const ownerAnswer = z.object({
  customerId: z.string(),
  owner: z.object({ id: z.string().min(1).max(256), email: optionalText }).nullable(),
});

export const diagnosisAnswer = z.object({
  summary: z.string().max(2_000),
  findings: z.array(z.object({ at: z.string().max(64), what: z.string().max(1_000) })).max(200),
});
