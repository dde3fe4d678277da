import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument } from 'yaml';
import type { Document, Node, Pair, YAMLError } from 'yaml';
import { printPath } from './problem';
import type { Finding, PolicyPath, PolicyProblem, Position } from './problem';
import { offsetInside } from './scalar-offset';

/** A YAML text that was read: its value, and where everything in it stands. */
export interface YamlSource {
  readonly value: unknown;
  /** Gives a finding its line and column; what is missing is shown where it should stand. */
  locate(finding: Finding): PolicyProblem;
}

export interface YamlReading {
  /** Null when the text is no YAML at all. */
  readonly source: YamlSource | null;
  readonly problems: readonly PolicyProblem[];
}

const FIX: Record<string, string> = {
  DUPLICATE_KEY: 'Keep one of the two and remove the other.',
  MULTIPLE_DOCS: 'Keep one policy per file: remove the line with ---.',
  TAB_AS_INDENT: 'Indent with spaces.',
  BAD_ALIAS: 'Name an anchor (&name) that stands above.',
  UNEXPECTED_TOKEN:
    'Correct the YAML here. Inside { } or [ ], put a text that holds brackets or commas in single quotes.',
};

const keyText = (pair: Pair): string => String(isScalar(pair.key) ? pair.key.value : pair.key);

interface Found {
  readonly node: Node | null;
  readonly key: Node | null;
}

/** The deepest thing that exists along a path, and its key. */
function find(document: Document, path: PolicyPath): Found & { readonly whole: boolean } {
  let found: Found = { node: document.contents, key: null };
  for (const part of path) {
    const here: unknown = isAlias(found.node) ? found.node.resolve(document) : found.node;
    let next: Found | undefined;
    if (isMap(here)) {
      const pair = here.items.find((item) => keyText(item) === String(part));
      if (pair !== undefined) next = { node: pair.value as Node | null, key: pair.key as Node };
    } else if (isSeq(here) && typeof part === 'number' && part < here.items.length) {
      const item = here.items[part] as Node | null;
      next = { node: item, key: item };
    }
    if (next === undefined) return { ...found, whole: false };
    found = next;
  }
  return { ...found, whole: true };
}

function offsetOf(text: string, document: Document, finding: Finding): number {
  const { node, key, whole } = find(document, finding.path);
  const value: unknown = isAlias(node) && finding.inside !== undefined ? node.resolve(document) : node;
  if (whole && finding.inside !== undefined && isScalar(value))
    return offsetInside(text, value, finding.inside);
  const target = (whole && finding.atKey === true) || !whole ? (key ?? node) : (node ?? key);
  return target?.range?.[0] ?? 0;
}

type Unfolded =
  { readonly ok: true; readonly value: unknown } | { readonly ok: false; readonly message: string };

/** The document's value, all aliases written out. */
function unfold(document: Document): Unfolded {
  try {
    const value: unknown = document.toJS();
    JSON.stringify(value);
    return { ok: true, value };
  } catch (error) {
    const isCircular = error instanceof TypeError;
    return {
      ok: false,
      message: isCircular ? 'An alias contains itself.' : 'The aliases unfold without end.',
    };
  }
}

type Placed = (offset: number) => Position;

const textProblem =
  (at: Placed) =>
  ({ code, pos, message }: YAMLError): PolicyProblem => {
    const isDuplicate = code === 'DUPLICATE_KEY';
    return {
      code: isDuplicate ? 'duplicate_key' : 'yaml_syntax',
      path: '',
      ...at(pos[0]),
      message: isDuplicate ? 'This key stands twice in the same block.' : `Not YAML: ${message}.`,
      fix: FIX[code] ?? 'Correct the YAML here; an editor with YAML support shows the place.',
    };
  };

/**
 * The errors that say something: one broken line makes the parser stumble several times, and what follows the place
 * where it gave up is "in YAML stream" for it, token by token.
 */
function tellingErrors(errors: readonly YAMLError[], lineOf: (error: YAMLError) => number): YAMLError[] {
  return errors.filter((error, index) => {
    if (error.code === 'DUPLICATE_KEY' || index === 0) return true;
    const isRepeated = errors.slice(0, index).some((earlier) => lineOf(earlier) === lineOf(error));
    return !isRepeated && !error.message.includes('in YAML stream');
  });
}

const ALIASES_FIX = 'Write the values out instead of using aliases (*name).';

/**
 * Reads a YAML text. Problems of the text itself (broken syntax, a key twice, aliases without end) come with it; after a
 * syntax error the rest would be guesswork, so `source` is null then.
 */
export function readYaml(text: string): YamlReading {
  const counter = new LineCounter();
  const document = parseDocument(text, { lineCounter: counter, prettyErrors: false, logLevel: 'error' });
  const at: Placed = (offset) => {
    const { line, col } = counter.linePos(offset);
    return { line: Math.max(1, line), column: Math.max(1, col) };
  };
  const errors = tellingErrors(document.errors, ({ pos }) => at(pos[0]).line);
  const problems = errors.map(textProblem(at));
  if (problems.some(({ code }) => code === 'yaml_syntax')) return { source: null, problems };
  const unfolded = unfold(document);
  if (!unfolded.ok) {
    const { message } = unfolded;
    return {
      source: null,
      problems: [{ code: 'yaml_syntax', path: '', ...at(0), message, fix: ALIASES_FIX }],
    };
  }
  const locate = (finding: Finding): PolicyProblem => ({
    code: finding.code,
    path: printPath(finding.path),
    ...at(offsetOf(text, document, finding)),
    message: finding.message,
    fix: finding.fix,
  });
  return { source: { value: unfolded.value, locate }, problems };
}
