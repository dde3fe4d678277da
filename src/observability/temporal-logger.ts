import type { Logger as TemporalLogger, LogLevel, LogMetadata } from '@temporalio/common';
import type { LogFieldName, LogFields } from './log-fields';
import type { Logger } from './logger';

const LEVELS: Record<LogLevel, 'debug' | 'info' | 'warn' | 'error'> = {
  TRACE: 'debug',
  DEBUG: 'debug',
  INFO: 'info',
  WARN: 'warn',
  ERROR: 'error',
};

const PASSED_ON = [
  'workflowId',
  'runId',
  'workflowType',
  'activityType',
  'activityId',
  'attempt',
  'taskQueue',
  'namespace',
  'sdkComponent',
] as const satisfies readonly LogFieldName[];

const fieldsOf = (meta: LogMetadata): LogFields =>
  Object.fromEntries(PASSED_ON.flatMap((name) => (name in meta ? [[name, String(meta[name])]] : [])));

/**
 * What `Runtime.install({ logger })` takes. Of the metadata only identifiers are kept: workflow code and the SDK may
 * put payloads there.
 */
export const createTemporalLogger = (logger: Logger): TemporalLogger => {
  const log = (level: LogLevel, message: string, meta: LogMetadata = {}): void =>
    logger[LEVELS[level]](
      { ...fieldsOf(meta), ...(meta.error === undefined ? {} : { err: meta.error }) },
      message,
    );
  return {
    log,
    trace: (message, meta) => log('TRACE', message, meta),
    debug: (message, meta) => log('DEBUG', message, meta),
    info: (message, meta) => log('INFO', message, meta),
    warn: (message, meta) => log('WARN', message, meta),
    error: (message, meta) => log('ERROR', message, meta),
  };
};
