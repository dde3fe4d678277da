import { pino, type DestinationStream } from 'pino';
import { describeError } from './describe-error';
import { allowedOnly, type LogFields } from './log-fields';

type Fields = LogFields & { readonly err?: unknown };

/** Takes only the fields of log-fields.ts; whatever else is passed at run time is dropped. */
export interface Logger {
  readonly debug: (fields: Fields, message: string) => void;
  readonly info: (fields: Fields, message: string) => void;
  readonly warn: (fields: Fields, message: string) => void;
  readonly error: (fields: Fields, message: string) => void;
}

export interface LoggerOptions {
  readonly level: 'debug' | 'info' | 'warn' | 'error' | 'silent';
  /** The process's name; on every line. */
  readonly process: string;
  /** Standard output unless given. */
  readonly destination?: DestinationStream;
}

/** JSON lines: `time` (ISO 8601), `level` by name, `process`, the allowed fields, `msg`. */
export const createLogger = ({ level, process, destination }: LoggerOptions): Logger => {
  const log = pino(
    {
      level,
      base: { process },
      timestamp: pino.stdTimeFunctions.isoTime,
      formatters: { level: (label) => ({ level: label }), log: allowedOnly },
      serializers: { err: (error: unknown) => describeError(error) },
    },
    destination ?? pino.destination({ dest: 1, sync: true }),
  );
  return {
    debug: (fields, message) => log.debug(fields, message),
    info: (fields, message) => log.info(fields, message),
    warn: (fields, message) => log.warn(fields, message),
    error: (fields, message) => log.error(fields, message),
  };
};
