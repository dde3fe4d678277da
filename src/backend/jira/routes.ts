import { createHash, timingSafeEqual } from 'node:crypto';
import express, { Router, type ErrorRequestHandler, type RequestHandler, type Response } from 'express';
import { z } from 'zod';
import { TRANSITIONS, type JiraIssue } from './issues';
import { isDocument, problemsWith, refuse, refuseForNow } from './problems';
import { commentOf, issueOf, transitionOf } from './representations';
import type { JiraSite } from './site';

const newIssue = z.looseObject({
  fields: z.record(z.string(), z.unknown()),
  properties: z.array(z.object({ key: z.string(), value: z.unknown() })).default([]),
});
const search = z.looseObject({
  jql: z.string(),
  maxResults: z.int().min(1).max(5_000).default(50),
  properties: z.array(z.string()).max(5).default([]),
});
const transition = z.looseObject({ transition: z.object({ id: z.string() }) });

/** Of JQL the one form that finds by label. */
const BY_LABEL = /^labels = "([^"\s]+)"(?: ORDER BY created (ASC|DESC))?$/;

const digest = (text: string): Buffer => createHash('sha256').update(text).digest();

/** Jira Cloud's REST API v3 as far as escalations need it, in its documented shapes. */
export function jiraRoutes(site: JiraSite, now: () => number): Router {
  const router = Router();
  router.use(admit(site, now), express.json({ limit: '1mb' }));
  router.post('/issue', createIssue(site));
  router.post('/search/jql', searchIssues(site));
  router.get('/issue/:id', (request, response) =>
    withIssue(site, request.params.id, response, (issue) => void response.json(issueOf(site.base, issue))),
  );
  mountComments(router, site, now);
  mountTransitions(router, site, now);
  router.use((_request, response) => void response.status(404).end());
  router.use(refuseUnreadable);
  return router;
}

const refuseUnreadable: ErrorRequestHandler = (_error, _request, response, _next) =>
  refuse(response, 400, { messages: ['The request body could not be parsed.'] });

/** Whoever has no token stays outside; the others while it has time for them. */
function admit({ settings, trouble }: JiraSite, now: () => number): RequestHandler {
  const expected = digest(`Basic ${Buffer.from(`${settings.email}:${settings.token}`).toString('base64')}`);
  return (request, response, next) => {
    const given = digest(request.get('authorization') ?? '');
    if (settings.token === '' || !timingSafeEqual(given, expected)) {
      response.status(401).type('text').send('Client must be authenticated to access this resource.');
      return;
    }
    const throttled = trouble.throttled();
    if (throttled !== null) return refuseForNow(response, throttled, now());
    next();
  };
}

function withIssue(site: JiraSite, id: string, response: Response, then: (issue: JiraIssue) => void): void {
  const issue = site.find(id);
  if (issue !== undefined) return then(issue);
  refuse(response, 404, {
    messages: ['Issue does not exist or you do not have permission to see it.'],
  });
}

const createIssue =
  (site: JiraSite): RequestHandler =>
  (request, response) => {
    const given = newIssue.safeParse(request.body);
    if (!given.success) return refuse(response, 400, { messages: ['Invalid request payload.'] });
    const { fields, properties } = given.data;
    const { project } = site.settings;
    const errors = problemsWith(fields, { project, required: site.trouble.required() });
    if (Object.keys(errors).length > 0) return refuse(response, 400, { errors });
    const issue = site.create({
      summary: String(fields['summary']),
      description: fields['description'] ?? null,
      labels: (fields['labels'] as string[] | undefined) ?? [],
      issueType: (fields['issuetype'] as { name: string }).name,
      properties: Object.fromEntries(properties.map(({ key, value }) => [key, value])),
    });
    if (site.trouble.losesThisAnswer()) return void request.socket.destroy();
    const { id, key, self } = issueOf(site.base, issue);
    response.status(201).json({ id, key, self });
  };

const searchIssues =
  (site: JiraSite): RequestHandler =>
  (request, response) => {
    const given = search.safeParse(request.body);
    const [, label, order] = BY_LABEL.exec(given.data?.jql ?? '') ?? [];
    if (!given.success || label === undefined) {
      return refuse(response, 400, { messages: ['Error in the JQL Query.'] });
    }
    const { maxResults, properties } = given.data;
    const found = [...site.labelled(label)];
    if (order === 'DESC') found.reverse();
    response.json({
      isLast: found.length <= maxResults,
      issues: found.slice(0, maxResults).map((issue) => ({
        ...issueOf(site.base, issue),
        properties: Object.fromEntries(
          Object.entries(issue.properties).filter(([key]) => properties.includes(key)),
        ),
      })),
    });
  };

function mountComments(router: Router, site: JiraSite, now: () => number): void {
  router.get('/issue/:id/comment', (request, response) =>
    withIssue(site, request.params.id, response, (issue) => {
      const comments = issue.comments.map((comment) => commentOf(site.base, issue, comment));
      if (request.query['orderBy'] === '-created') comments.reverse();
      const most = Number(request.query['maxResults'] ?? 5_000);
      response.json({
        startAt: 0,
        maxResults: most,
        total: comments.length,
        comments: comments.slice(0, most),
      });
    }),
  );
  router.post('/issue/:id/comment', (request, response) =>
    withIssue(site, request.params.id, response, (issue) => {
      const { body } = (request.body ?? {}) as { body?: unknown };
      if (!isDocument(body))
        return refuse(response, 400, { errors: { comment: 'Comment body is not valid!' } });
      const throttled = site.trouble.changing(issue.id);
      if (throttled !== null) return refuseForNow(response, throttled, now());
      const comment = site.comment(issue, body);
      if (comment !== null) response.status(201).json(commentOf(site.base, issue, comment));
    }),
  );
}

function mountTransitions(router: Router, site: JiraSite, now: () => number): void {
  router.get('/issue/:id/transitions', (request, response) =>
    withIssue(site, request.params.id, response, () => {
      response.json({ expand: 'transitions', transitions: TRANSITIONS.map(transitionOf) });
    }),
  );
  router.post('/issue/:id/transitions', (request, response) =>
    withIssue(site, request.params.id, response, (issue) => {
      const given = transition.safeParse(request.body);
      const throttled = site.trouble.changing(issue.id);
      if (throttled !== null) return refuseForNow(response, throttled, now());
      if (given.success && site.move(issue, given.data.transition.id)) return void response.status(204).end();
      refuse(response, 400, {
        messages: ['It seems that you have tried to perform an illegal workflow operation.'],
      });
    }),
  );
}
