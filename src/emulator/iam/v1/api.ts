import type { Api } from '../../http/api';
import { validateToken } from './tokens/validate';

/** https://iam.twilio.com/v1: the validation of Flex tokens, and nothing else of it. */
export const iamApi: Api = {
  subdomain: 'iam',
  version: 'v1',
  operations: [validateToken],
  notEmulated: 'every other',
};
