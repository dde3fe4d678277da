import { isAlias, isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { Document, Node, Scalar, YAMLMap } from 'yaml';
import { DEFAULT_CALLBACKS } from '../domain/callback';
import { CHANNELS, RING_CLASSES } from '../domain/channel';
import { DEFAULT_PARKING } from '../domain/parking';
import { DEFAULT_MESSAGE_LIMIT } from '../domain/escalation/message-turns';
import { parseDuration, printDuration } from './duration';
import { DEFAULT_KNOWN_AGENT_MS } from './sticky/schema';
import { DEFAULT_QUEUE_TRANSFER_MS, DEFAULT_RING_MS, DEFAULT_TRANSFER_MS } from './schema';

type Reach = (node: unknown) => unknown[];

/** Steps into a node, through anchors, so that a value that stands once is met as the same value from everywhere. */
const into =
  (document: Document) =>
  (part: string | '*'): Reach =>
  (node) => {
    const here: unknown = isAlias(node) ? node.resolve(document) : node;
    if (part === '*')
      return isSeq(here) ? here.items : isMap(here) ? here.items.map(({ value }) => value) : [];
    return isMap(here) ? [here.get(part, true)] : [];
  };

function durationsOf(document: Document): Set<Scalar> {
  const step = into(document);
  const along = (...parts: string[]): unknown[] =>
    parts.reduce<unknown[]>((nodes, part) => nodes.flatMap(step(part)), [document.contents]);
  const found = [
    ...along('routes', '*', 'steps', '*', 'accept_within'),
    ...along('default_route', 'steps', '*', 'accept_within'),
    ...along('transfer_to_agent', 'accept_within'),
    ...along('transfers', 'accept_within'),
    ...along('after_hours', 'accept_within'),
    ...along('routes', '*', 'after_hours', 'accept_within'),
    ...along('default_route', 'after_hours', 'accept_within'),
    ...along('routes', '*', 'sticky_agent', 'accept_within'),
    ...along('default_route', 'sticky_agent', 'accept_within'),
    ...along('parking', 'due'),
    ...along('queues', '*', 'release', 'within'),
    ...along('callbacks', 'retry_after'),
    ...along('callbacks', 'accept_within'),
    ...along('escalations', '*', 'levels', '*', 'acknowledge_within'),
    ...along('escalations', '*', 'resolve_within'),
    ...along('message_limit', 'within'),
    ...along('escalations', '*', 'when_resolved', 'reply_within'),
    ...along('clocks', '*', 'targets', '*', 'within'),
    ...along('clocks', '*', 'warning', 'left'),
    ...along('updates', 'while_waiting', '*', 'after'),
    ...CHANNELS.flatMap((channel) => [
      ...along('silence', channel, 'nudge_after'),
      ...along('silence', channel, 'requeue_after'),
    ]),
    ...RING_CLASSES.flatMap((ringClass) => along('ring_times', ringClass)),
  ];
  const resolved = found.map((node) => (isAlias(node) ? node.resolve(document) : (node as Node | undefined)));
  return new Set(resolved.filter((node): node is Scalar => isScalar(node)));
}

/** Durations that count although the text does not name them. */
function writeDefaults(document: Document): void {
  const defaults: [string, string, number][] = [
    ...RING_CLASSES.map((ringClass): [string, string, number] => [
      'ring_times',
      ringClass,
      DEFAULT_RING_MS[ringClass],
    ]),
    ['transfer_to_agent', 'accept_within', DEFAULT_TRANSFER_MS],
    ['transfers', 'accept_within', DEFAULT_QUEUE_TRANSFER_MS],
    ['parking', 'due', DEFAULT_PARKING.dueMs],
    ['message_limit', 'within', DEFAULT_MESSAGE_LIMIT.withinMs],
    ['callbacks', 'retry_after', DEFAULT_CALLBACKS.retryAfterMs],
    ['callbacks', 'accept_within', DEFAULT_CALLBACKS.acceptWithinMs],
  ];
  for (const [block, key, ms] of defaults) {
    const here: unknown = into(document)(block)(document.contents)[0];
    const target: unknown = isAlias(here) ? here.resolve(document) : here;
    const value = document.createNode(printDuration(ms));
    if (!isMap(target)) document.setIn([block, key], value);
    else if (!target.has(key)) target.set(key, value);
  }
  for (const sticky of stickyBlocks(document)) {
    if (!sticky.has('accept_within'))
      sticky.set('accept_within', document.createNode(printDuration(DEFAULT_KNOWN_AGENT_MS)));
  }
}

function stickyBlocks(document: Document): YAMLMap[] {
  const step = into(document);
  const routes = [
    ...step('routes')(document.contents).flatMap(step('*')),
    ...step('default_route')(document.contents),
  ];
  const blocks = routes
    .flatMap(step('sticky_agent'))
    .map((node) => (isAlias(node) ? node.resolve(document) : node));
  return blocks.filter((node): node is YAMLMap => isMap(node));
}

/** Whether a version is that of a faster copy: nobody wrote it, and it is in force only while a driver plays. */
export const isSpedUp = (version: string): boolean => /@x[\d.]+$/.test(version);

/**
 * A copy of a policy for drivers that play faster than life: every duration divided by the factor, to whole seconds and
 * never under one, all else as it was, comments too. The copy's version names the factor: `…@x20`. Factor 1 changes
 * nothing. Throws RangeError for a factor under 1 or without end, Error for a text that is no YAML.
 */
export function speedUp(
  policy: { readonly text: string; readonly version: string },
  factor: number,
): { readonly text: string; readonly version: string } {
  if (!(factor >= 1 && Number.isFinite(factor))) {
    throw new RangeError(`A policy is made faster by a factor of at least 1, not ${factor}.`);
  }
  if (factor === 1) return policy;
  const document = parseDocument(policy.text);
  writeDefaults(document);
  for (const duration of durationsOf(document)) {
    const ms = parseDuration(String(duration.value));
    if (ms !== null) duration.value = printDuration(ms / factor);
  }
  return { text: document.toString({ lineWidth: 0 }), version: `${policy.version}@x${factor}` };
}
