import { orRefusal, SETTLED, type Centre } from '../centre';
import type { Question } from '../question';

const WORKER = { level: '5', rank: 5, name: 'Ana', tags: ['vip'], role: 'senior agent' };

/** Whether a worker with the attributes above is found by an expression. */
async function matches({ workspace, agent, pause }: Centre, expression: string): Promise<string> {
  await agent(WORKER);
  await pause(SETTLED);
  const list = workspace.workers.list({ targetWorkersExpression: expression });
  return orRefusal(list.then(({ length }) => (length > 0 ? 'true' : 'false')));
}

const about = (asks: string, expression: string): Question => ({
  asks: `${asks}: ${expression}`,
  answer: (centre) => matches(centre, expression),
});

/** What the expression language makes of a worker with `level` "5", `rank` 5, `name` "Ana", `tags` ["vip"]. */
export const expressionQuestions: readonly Question[] = [
  about('Is a text of digits equal to the number?', 'level == 5'),
  about('Is a text of digits compared as a number?', 'level > 4'),
  about('Does the case of letters count in ==?', 'name == "ana"'),
  about('Does it count in HAS?', 'tags HAS "VIP"'),
  about('Does it count in IN?', 'name IN ["ana"]'),
  about('Does it count in CONTAINS?', 'role CONTAINS "SENIOR"'),
  about('Does a quoted name on the left mean the attribute?', '"name" == "Ana"'),
  about('Is a quoted text on the left itself where no attribute has its name?', '"x" == "x"'),
  about('Does AND bind closer than OR?', '1==1 OR 1==1 AND 1==2'),
  about('May keywords be written small?', 'rank == 5 and tags has "vip"'),
  about('Does a missing attribute differ from a text?', 'missing != "a"'),
  about('Is a missing attribute less than a number?', 'missing < 5'),
  about('Is a list equal to what it holds?', 'tags == "vip"'),
  about('Does a single = compare?', 'rank = 5'),
];
