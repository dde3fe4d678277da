import { readCliConfig } from '../../config/local-config';
import { readDevFile } from '../dev-file';
import { ApiError, type ApiAddress } from './api-client';

/**
 * The API that THROUGHLINE_API_URL names, else the one of the stack that runs here, with its token of this role. Throws ConfigError, or ApiError
 * when there is none.
 */
export function apiAddress(as: 'ops' | 'supervisor' = 'ops'): ApiAddress {
  const { config, secrets } = readCliConfig();
  if (config.apiUrl !== null) {
    if (secrets.token === null) {
      throw new ApiError('THROUGHLINE_API_URL is set: set THROUGHLINE_TOKEN to a token of that API, too.');
    }
    return { url: config.apiUrl.replace(/\/+$/, ''), token: secrets.token };
  }
  const dev = readDevFile(config.stateDir);
  if (dev === null) {
    throw new ApiError(
      `No stack is running on ${config.stateDir}. Start one with \`npm start\`, or name an API with THROUGHLINE_API_URL ` +
        'and THROUGHLINE_TOKEN.',
    );
  }
  return { url: dev.apiUrl, token: secrets.token ?? dev.tokens[as] };
}
