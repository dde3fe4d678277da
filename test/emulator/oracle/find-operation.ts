import { DOCUMENTS, operationsOf, type DocumentedOperation } from './documents';

interface Matcher {
  readonly operation: DocumentedOperation;
  readonly pattern: RegExp;
}

const PARAMETER = /\{[^}]+\}/g;

const parametersIn = ({ path }: DocumentedOperation): number => path.match(PARAMETER)?.length ?? 0;

const matcherOf = (operation: DocumentedOperation): Matcher => ({
  operation,
  pattern: new RegExp(`^${operation.address.replaceAll('.', '\\.').replace(PARAMETER, '[^/]+')}$`),
});

/** Paths with fewer parameters first: `/TaskQueues/Statistics` is no task queue. */
const matchers: readonly Matcher[] = DOCUMENTS.flatMap(operationsOf)
  .sort((one, other) => parametersIn(one) - parametersIn(other))
  .map(matcherOf);

/** The documented operation that a request to an emulator is, or undefined when Twilio documents none. */
export const findOperation = (method: string, pathname: string): DocumentedOperation | undefined =>
  matchers.find(
    ({ operation, pattern }) => operation.method === method.toUpperCase() && pattern.test(pathname),
  )?.operation;
