import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse } from 'yaml';
import { z } from 'zod';
import { CHANNELS } from '../../src/domain/channel';
import type { JsonObject } from '../../src/domain/json';
import { decideRoute } from '../../src/policy';
import { allRoutes } from '../../src/policy/policy';
import { policyOf } from './example';

const folder = join(__dirname, '../../policies');

const cases = z.array(
  z.strictObject({
    name: z.string(),
    channel: z.enum(CHANNELS),
    given: z.record(z.string(), z.json()),
    profile: z
      .strictObject({
        tier: z.string().nullable(),
        arr_band: z.string().nullable(),
        language: z.string().nullable(),
      })
      .optional(),
    expect: z.strictObject({
      route: z.string(),
      queue: z.string(),
      priority: z.number(),
      defects: z.array(z.string()).default([]),
    }),
  }),
);

const policies = readdirSync(folder)
  .filter((file) => file.endsWith('.yaml') && !file.endsWith('.cases.yaml'))
  .map((file) => file.replace(/\.yaml$/, ''));

const read = (file: string) => readFileSync(join(folder, file), 'utf8');

it('there are policies to try', () => {
  expect(policies).toEqual(['bank-calls', 'saas-support']);
});

describe.each(policies)('policies/%s', (name) => {
  const policy = policyOf(read(`${name}.yaml`), `${name}@00000000`);
  const written = cases.parse(parse(read(`${name}.cases.yaml`)));

  it.each(written.map((one) => [one.name, one] as const))('%s', (_, one) => {
    const { tier = null, arr_band: arrBand = null, language = null } = one.profile ?? {};
    const profile =
      one.profile === undefined ? null : { tier, arrBand, language, accountName: null, priorCases: [] };
    const given = one.given as JsonObject;
    const { decision, defects } = decideRoute(policy, {
      channel: one.channel,
      given,
      source: 'case',
      profile,
    });
    expect({
      route: decision.route,
      queue: decision.steps[0]?.queue,
      priority: decision.priority,
      defects: defects.map(({ attribute, problem }) => `${attribute} ${problem}`),
    }).toEqual(one.expect);
  });

  it('every route has a case', () => {
    const tried = new Set(written.map((one) => one.expect.route));
    expect(allRoutes(policy).filter((route) => !tried.has(route.name))).toEqual([]);
  });

  it('is named like its file', () => {
    expect(policy.name).toBe(name);
  });
});
