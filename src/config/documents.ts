import { PROCESSES, VARIABLE_NAMES, variable, type Variable, type VariableName } from './variables';

/** `.env.example` and docs/configuration.md, written from the table of variables. */

const groups = [...new Set(VARIABLE_NAMES.map((name) => variable(name).group))];
const namesIn = (group: Variable['group']): readonly VariableName[] =>
  VARIABLE_NAMES.filter((name) => variable(name).group === group);

const wrap = (text: string, width: number): readonly string[] =>
  text.split(' ').reduce<string[]>((lines, word) => {
    const last = lines.at(-1);
    if (last === undefined || last.length + 1 + word.length > width) return [...lines, word];
    return [...lines.slice(0, -1), `${last} ${word}`];
  }, []);

const exampleEntry = (name: VariableName): string => {
  const row = variable(name);
  const notes = [`Read by: ${row.usedBy.join(', ')}.`, ...(row.secret ? [`Or ${name}_FILE.`] : [])];
  const comment = wrap(`${row.description} ${notes.join(' ')}`, 98).map((line) => `# ${line}`);
  const shown = row.default ?? row.example ?? '';
  return [...comment, `#${name}=${shown}`].join('\n');
};

const EXAMPLE_HEAD = `# Settings of the Throughline processes. Written by \`npm run docs:config\`; do not edit.
# \`npm start\` and \`npm test\` need none of them. Copy the file to .env, uncomment what you need, and load it with
# \`node --env-file=.env\` or your process manager. Values shown are defaults, or examples where there is no default.
`;

export const renderEnvExample = (): string =>
  `${EXAMPLE_HEAD}\n${groups
    .map((group) => [`## ${group}`, ...namesIn(group).map(exampleEntry)].join('\n\n'))
    .join('\n\n')}\n`;

const section = (name: VariableName): string => {
  const { description, default: standard, secret, usedBy } = variable(name);
  const facts = [
    ...(standard === undefined ? [] : [`Default: \`${standard}\`.`]),
    ...(secret ? ['Secret.'] : []),
    `Read by ${usedBy.map((each) => `\`${each}\``).join(', ')}.`,
  ];
  return `### \`${name}\`\n\n${description}\n\n${facts.join(' ')}`;
};

const DOCUMENT_HEAD = `# Configuration

<!-- Written by \`npm run docs:config\` from src/config/variables.ts; do not edit. -->

\`npm start\` and \`npm test\` need no settings. Everything below is for running the processes yourself.

- Each process reads only the variables that name it, says every problem at once, and ends with exit code 1.
- An empty variable counts as unset.
- A secret may be given as a file: \`<NAME>_FILE\` holds its path. Setting both is refused.
- Secrets are kept apart from the rest and are never logged.

Processes: ${PROCESSES.map((name) => `\`${name}\``).join(', ')}; \`start\` is \`throughline start\`, \`cli\` the other commands.
`;

export const renderConfigurationPage = (): string =>
  `${DOCUMENT_HEAD}\n${groups
    .map((group) => [`## ${group}`, ...namesIn(group).map(section)].join('\n\n'))
    .join('\n\n')}\n`;
