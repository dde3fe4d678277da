import type { Operation } from './operation';

/** What a method and a path lead to. */
export type Match =
  | {
      readonly kind: 'operation';
      readonly operation: Operation;
      readonly path: Readonly<Record<string, string>>;
    }
  | { readonly kind: 'wrong-method' }
  | { readonly kind: 'no-path' };

/** Finds operations by method and path in time that does not grow with their number. */
export interface RouteTable {
  find(method: string, path: string): Match;
}

interface Parameter {
  readonly name: string;
  /** What follows it in the same segment: `.json`. */
  readonly suffix: string;
}

interface Node {
  readonly byText: Map<string, Node>;
  readonly byParameter: { readonly suffix: string; readonly node: Node }[];
  readonly operations: Map<string, { readonly operation: Operation; readonly names: readonly string[] }>;
}

const createNode = (): Node => ({ byText: new Map(), byParameter: [], operations: new Map() });

const segmentsOf = (path: string): string[] => path.split('/').filter((segment) => segment !== '');

const parameterIn = (segment: string): Parameter | null => {
  const match = /^:(\w+)(.*)$/.exec(segment);
  return match === null ? null : { name: match[1]!, suffix: match[2]! };
};

/** Paths are written as Express writes them. A segment spelled out goes before a parameter, in whatever order they come. */
export function createRouteTable(operations: readonly Operation[]): RouteTable {
  const root = createNode();
  for (const operation of operations) add(root, operation);
  return {
    find: (method, path) => {
      const values: string[] = [];
      const node = descend(root, segmentsOf(path), 0, values);
      if (node === null) return { kind: 'no-path' };
      const found = node.operations.get(method);
      if (found === undefined) return { kind: 'wrong-method' };
      const named = found.names.map((name, at) => [name, decodeURIComponent(values[at]!)]);
      return {
        kind: 'operation',
        operation: found.operation,
        path: Object.fromEntries(named) as Record<string, string>,
      };
    },
  };
}

function add(root: Node, operation: Operation): void {
  const names: string[] = [];
  let node = root;
  for (const segment of segmentsOf(operation.path)) {
    const parameter = parameterIn(segment);
    if (parameter !== null) names.push(parameter.name);
    node = childOf(node, segment, parameter);
  }
  node.operations.set(operation.method, { operation, names });
}

function childOf({ byText, byParameter }: Node, segment: string, parameter: Parameter | null): Node {
  const known =
    parameter === null
      ? byText.get(segment)
      : byParameter.find(({ suffix }) => suffix === parameter.suffix)?.node;
  if (known !== undefined) return known;
  const node = createNode();
  if (parameter === null) byText.set(segment, node);
  else byParameter.push({ suffix: parameter.suffix, node });
  return node;
}

/** The node of a path with at least one operation; the values of its parameters are left in `values`. */
function descend(node: Node, segments: readonly string[], at: number, values: string[]): Node | null {
  const segment = segments[at];
  if (segment === undefined) return node.operations.size > 0 ? node : null;
  const child = node.byText.get(segment);
  const found = child === undefined ? null : descend(child, segments, at + 1, values);
  if (found !== null) return found;
  for (const { suffix, node: next } of node.byParameter) {
    if (!segment.endsWith(suffix) || segment.length === suffix.length) continue;
    values.push(segment.slice(0, segment.length - suffix.length));
    const deeper = descend(next, segments, at + 1, values);
    if (deeper !== null) return deeper;
    values.pop();
  }
  return null;
}
