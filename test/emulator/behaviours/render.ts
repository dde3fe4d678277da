import type { Behaviour } from './proved-in';

const HEAD = `# What a stand-in gets wrong

Behaviours of TaskRouter and Flex that a quick imitation misses, and the test that this one does not. The page is generated
(\`npm run docs:coverage\`); a test keeps it true.
`;

const linked = ({ file, title }: Behaviour): string => `[${title}](../test/${file})`;

/** The page, numbered through. */
export function renderBehaviours(behaviours: Readonly<Record<string, readonly Behaviour[]>>): string {
  let number = 0;
  const sections = Object.entries(behaviours).map(([title, rows]) =>
    [
      `## ${title}`,
      '',
      '<!-- prettier-ignore-start -->',
      '| no. | what happens | test |',
      '| --- | --- | --- |',
      ...rows.map((row) => `| ${(number += 1)} | ${row.says} | ${linked(row)} |`),
      '<!-- prettier-ignore-end -->',
    ].join('\n'),
  );
  return `${[HEAD.trimEnd(), ...sections].join('\n\n')}\n`;
}
