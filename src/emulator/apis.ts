import { voiceApi } from './api/voice-api';
import { conversationsApi } from './conversations/v1/api';
import { flexApi } from './flex/v1/api';
import type { Api } from './http/api';
import { iamApi } from './iam/v1/api';
import { agentsTaskRouterApi } from './taskrouter/v2/api';
import { taskRouterApi } from './taskrouter/v1/api';

/** The register of Twilio's APIs; a path of any other is answered as not emulated. */
export const apis: readonly Api[] = [
  taskRouterApi,
  agentsTaskRouterApi,
  flexApi,
  conversationsApi,
  iamApi,
  voiceApi,
];
