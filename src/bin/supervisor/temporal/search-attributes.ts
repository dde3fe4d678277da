import type { Connection } from '@temporalio/client';
import { GRPC, hasGrpcCode } from '../../../gateway/temporal-errors';

/** The server's IndexedValueType numbers (temporal.api.enums.v1). */
const TYPE_NUMBER = {
  TEXT: 1,
  KEYWORD: 2,
  INT: 3,
  DOUBLE: 4,
  BOOL: 5,
  DATETIME: 6,
  KEYWORD_LIST: 7,
} as const;
/** As `@temporalio/common` names the types of search attributes. */
export type SearchAttributeTypeName = keyof typeof TYPE_NUMBER;
export type SearchAttributeTypes = Readonly<Record<string, SearchAttributeTypeName>>;

/** The namespace cannot take the search attributes. The message says what to do. */
export class SearchAttributesError extends Error {
  override readonly name = 'SearchAttributesError';
}

const CLI_TYPE: Record<SearchAttributeTypeName, string> = {
  TEXT: 'Text',
  KEYWORD: 'Keyword',
  INT: 'Int',
  DOUBLE: 'Double',
  BOOL: 'Bool',
  DATETIME: 'Datetime',
  KEYWORD_LIST: 'KeywordList',
};

const byHand = (namespace: string, wanted: SearchAttributeTypes): string =>
  Object.entries(wanted)
    .map(
      ([name, type]) =>
        `  temporal operator search-attribute create --namespace ${namespace} --name ${name} --type ${CLI_TYPE[type]}`,
    )
    .join('\n');

export const namesOf = (types: Readonly<Record<string, unknown>>): string => Object.keys(types).join(', ');

/** Temporal Cloud has no operator service; other servers may keep it from whoever asks. */
export const isNotForUs = (error: unknown): boolean =>
  hasGrpcCode(error, GRPC.unimplemented, GRPC.permissionDenied);

/** Which of the search attributes a namespace does not have, and which it has with another type. */
export const lackingSearchAttributes = async (
  { operatorService }: Pick<Connection, 'operatorService'>,
  namespace: string,
  wanted: SearchAttributeTypes,
): Promise<{ readonly clashing: SearchAttributeTypes; readonly missing: SearchAttributeTypes }> => {
  const { customAttributes } = await operatorService.listSearchAttributes({ namespace });
  const of = (keep: (known: number | undefined, type: SearchAttributeTypeName) => boolean) =>
    Object.fromEntries(
      Object.entries(wanted).filter(([name, type]) => keep(customAttributes[name] ?? undefined, type)),
    );
  return {
    clashing: of((known, type) => known !== undefined && known !== TYPE_NUMBER[type]),
    missing: of((known) => known === undefined),
  };
};

/**
 * Makes sure that a namespace has the search attributes; what is there stays. Needs the operator service, which
 * Temporal Cloud does not offer. Throws SearchAttributesError when one exists with another type, or when the server
 * refuses.
 */
export const registerSearchAttributes = async (
  { operatorService }: Pick<Connection, 'operatorService'>,
  namespace: string,
  wanted: SearchAttributeTypes,
): Promise<void> => {
  const refused = (lacking: SearchAttributeTypes, cause: unknown) =>
    new SearchAttributesError(
      `The namespace ${namespace} did not take its search attributes. Create them by hand:\n${byHand(namespace, lacking)}`,
      { cause },
    );
  const { clashing, missing } = await lackingSearchAttributes({ operatorService }, namespace, wanted).catch(
    (error: unknown) => {
      throw isNotForUs(error) ? refused(wanted, error) : error;
    },
  );
  if (namesOf(clashing) !== '') {
    throw new SearchAttributesError(
      `The namespace ${namespace} has search attributes of another type: ${namesOf(clashing)}. ` +
        'Use another namespace, or remove them with `temporal operator search-attribute remove`.',
    );
  }
  if (namesOf(missing) === '') return;
  const searchAttributes = Object.fromEntries(
    Object.entries(missing).map(([name, type]) => [name, TYPE_NUMBER[type]]),
  );
  await operatorService.addSearchAttributes({ namespace, searchAttributes }).catch((error: unknown) => {
    throw refused(missing, error);
  });
};
