import type { Express, RequestHandler, Response } from 'express';
import { z } from 'zod';
import { customerIds, findCustomer, findOwner } from './customers';
import { diagnose } from './diagnostics';
import type { Kept, Store } from './store';

const note = z.object({
  externalId: z.string().nullable(),
  customerId: z.string().nullable(),
  at: z.iso.datetime(),
  text: z.string().min(1),
});
const message = z.object({ text: z.string().min(1) });
const outreach = message.extend({ channel: z.string(), externalId: z.string().nullable() });

const STATUS: Readonly<Record<Kept, number>> = { created: 201, repeated: 200, conflict: 422 };

const answerWrite = (response: Response, key: string, kept: Kept): void => {
  response.status(STATUS[kept]).json(kept === 'conflict' ? { error: 'key used with another text' } : { key });
};

/** A handler for writes: key and body are checked before it runs. */
const write =
  <Schema extends z.ZodType>(
    schema: Schema,
    keep: (id: string, key: string, body: z.output<Schema>) => Kept,
  ): RequestHandler<{ id: string }> =>
  (request, response) => {
    const key = request.get('idempotency-key');
    const body = schema.safeParse(request.body);
    if (!key || !body.success) {
      response.status(400).json({ error: key ? 'faulty body' : 'Idempotency-Key is required' });
      return;
    }
    answerWrite(response, key, keep(request.params.id, key, body.data));
  };

/** What a backend of your own answers, too: customers and their owners, diagnostics, and writes that are kept once per key. */
export function mountCrm(
  app: Express,
  { store, now }: { readonly store: Store; readonly now: () => number },
): void {
  app.get('/customers', (_request, response) => void response.json({ ids: customerIds() }));
  app.get('/customers/:id', (request, response) => {
    const customer = findCustomer(request.params.id);
    response.status(customer ? 200 : 404).json(customer ?? { error: 'unknown customer' });
  });
  app.get('/customers/:id/owner', (request, response) => {
    const found = findOwner(request.params.id);
    response.status(found ? 200 : 404).json(found ?? { error: 'unknown customer' });
  });
  app.get('/diagnostics/:name', (request, response) => {
    const { customer } = request.query;
    const found = diagnose(request.params.name, typeof customer === 'string' ? customer : '', now());
    response.status(found ? 200 : 404).json(found ?? { error: 'unknown diagnostic' });
  });
  app.post(
    '/interactions/:id/case-notes',
    write(note, (interactionId, key, body) => store.keepNote({ key, interactionId, ...body })),
  );
  app.post(
    '/interactions/:id/messages',
    write(message, (externalId, key, { text }) =>
      store.keepMessage({ key, externalId, text, at: new Date(now()).toISOString() }),
    ),
  );
  // Kept under the interaction's own id: no other id is known of it.
  app.post(
    '/interactions/:id/outreach',
    write(outreach, (interactionId, key, { text }) =>
      store.keepMessage({ key, externalId: interactionId, text, at: new Date(now()).toISOString() }),
    ),
  );
}
