import { voiceApi } from './api/voice-api';
import type { Api } from './http/api-router';
import { taskRouterApi } from './taskrouter/v1/api';

/** The register of Twilio's APIs; a path of any other is answered as not emulated. */
export const apis: readonly Api[] = [taskRouterApi, voiceApi];
