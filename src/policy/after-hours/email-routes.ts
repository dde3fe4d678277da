import { CHANNELS } from '../../domain/channel';
import type { Expression } from '../../expressions';
import { besideChannel, contradicts, followsFrom, onChannel } from '../condition-of-channel';
import type { DraftRoute } from '../draft';

/* Where what goes on as an e-mail goes: it has the attributes of the first, so that some conditions are known to hold. */

/** Null: what is written is no condition, which is told elsewhere. */
const conditionOf = ({ when }: DraftRoute): Expression | true | null => {
  if (when === undefined) return true;
  return when?.parsed.ok === true ? when.parsed.expression : null;
};

/** Whether anybody comes there who does not write an e-mail already. */
export function takesOthers(route: DraftRoute): boolean {
  const condition = conditionOf(route);
  if (condition === null || condition === true) return condition === true;
  return CHANNELS.some((channel) => channel !== 'email' && onChannel(condition, channel) !== false);
}

/** Whether e-mails with these attributes come to a route: all of them, none, or perhaps some. */
function takes(route: DraftRoute, facts: readonly Expression[]): 'all' | 'none' | 'some' {
  const condition = conditionOf(route);
  // What cannot be read hides what is below it: one mistake is told once.
  if (condition === null || condition === true) return 'all';
  const left = onChannel(condition, 'email');
  if (typeof left === 'boolean') return left ? 'all' : 'none';
  if (contradicts(left, facts)) return 'none';
  return followsFrom(left, facts) ? 'all' : 'some';
}

/** The routes, in the policy's order, that an e-mail may take which goes on from a route. */
export function emailRoutesFrom(source: DraftRoute, routes: readonly DraftRoute[]): DraftRoute[] {
  const condition = conditionOf(source);
  const facts = condition === null || condition === true ? [] : besideChannel(condition);
  const taking: DraftRoute[] = [];
  for (const route of routes) {
    const share = takes(route, facts);
    if (share !== 'none') taking.push(route);
    if (share === 'all') break;
  }
  return taking;
}
