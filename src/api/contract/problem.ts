import { z } from 'zod';

const fieldError = z.object({
  field: z.string().meta({
    description:
      'Where: a JSON pointer into the body (empty for the whole body), `query/<name>` or `header/<name>`.',
  }),
  code: z.string().meta({ description: 'Stable, e.g. `required`, `invalid_value`, `unknown_field`.' }),
  message: z.string(),
});

/** Every error answer: an RFC 9457 problem document. `code` is stable, `detail` is for people. */
export const problem = z
  .object({
    type: z.string().meta({ description: 'Always `about:blank`: the code says which problem it is.' }),
    title: z.string().meta({ description: 'The phrase of the status.' }),
    status: z.int().min(400).max(599),
    code: z.string().meta({
      description:
        'Stable. For a request with faulty fields: the code of the only fault, or `invalid_request` for several.',
    }),
    detail: z.string(),
    requestId: z.string().meta({ description: 'Quote it when you report a problem.' }),
    errors: z.array(fieldError).optional().meta({ description: 'Every fault of the request, at once.' }),
  })
  .meta({
    id: 'Problem',
    example: {
      type: 'about:blank',
      title: 'Bad Request',
      status: 400,
      code: 'required',
      detail: '/attributes/channel: This is required: one of voice, chat, sms, whatsapp, email.',
      requestId: '0d3f6a0e-4f0e-4a9f-8f0f-6f1f5b6a7c8d',
      errors: [
        {
          field: '/attributes/channel',
          code: 'required',
          message: 'This is required: one of voice, chat, sms, whatsapp, email.',
        },
      ],
    },
  });

export type Problem = z.infer<typeof problem>;
