import { Connection } from '@temporalio/client';
import { msToTs } from '@temporalio/common/lib/time';
import type { TemporalSettings } from '../../../config/temporal';
import { registerSearchAttributes, type SearchAttributeTypes } from './search-attributes';

/** The Temporal server does not answer. */
export class TemporalUnreachableError extends Error {
  override readonly name = 'TemporalUnreachableError';

  constructor({ config }: TemporalSettings, options: ErrorOptions) {
    super(
      `The Temporal server at ${config.address} does not answer for the namespace "${config.namespace}". ` +
        'Check TEMPORAL_ADDRESS, TEMPORAL_NAMESPACE and, where it needs them, TEMPORAL_API_KEY or TEMPORAL_TLS_….',
      options,
    );
  }
}

const CONNECT_WITHIN_MS = 5_000;

/** Runs a task on a connection whose namespace answers. Throws TemporalUnreachableError, or what the task throws. */
export const withNamespace = async <T>(
  settings: TemporalSettings,
  task: (connection: Connection) => Promise<T>,
): Promise<T> => {
  let connection: Connection | undefined;
  try {
    connection = await Connection.connect({
      ...settings.connection,
      address: settings.config.address,
      connectTimeout: CONNECT_WITHIN_MS,
    });
    const { namespace } = settings.config;
    await connection.withDeadline(Date.now() + CONNECT_WITHIN_MS, () =>
      (connection as Connection).workflowService.describeNamespace({ namespace }),
    );
  } catch (error) {
    await connection?.close();
    throw new TemporalUnreachableError(settings, { cause: error });
  }
  try {
    return await task(connection);
  } finally {
    await connection.close();
  }
};

/** How long the server keeps what is closed. A dev server would forget after one day. */
const KEEP_CLOSED = '72 hours';

/** For the local server: closed interactions can be read for three days, as with docker-compose.yml. */
export const keepClosedInteractions = (settings: TemporalSettings): Promise<void> =>
  withNamespace(settings, async ({ workflowService }) => {
    await workflowService.updateNamespace({
      namespace: settings.config.namespace,
      config: { workflowExecutionRetentionTtl: msToTs(KEEP_CLOSED) },
    });
  });

/** Whether the server answers for its namespace. */
export const temporalAnswers = (settings: TemporalSettings): Promise<boolean> =>
  withNamespace(settings, () => Promise.resolve(true));

/** Throws TemporalUnreachableError or SearchAttributesError. */
export const prepareNamespace = (settings: TemporalSettings, wanted: SearchAttributeTypes): Promise<void> =>
  withNamespace(settings, (connection) =>
    registerSearchAttributes(connection, settings.config.namespace, wanted),
  );
