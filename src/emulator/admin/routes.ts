import type { AdminOperation } from './admin-operation';
import { answerOffer } from './board/answer-offer';
import { changeActivity } from './board/change-activity';
import { readBoard } from './board/read';
import { answerCall } from './calls/answer';
import { fetchCall } from './calls/fetch';
import { hangUpCall } from './calls/hang-up';
import { listCalls } from './calls/list';
import { placeCallByRequest } from './calls/place';
import { pressKey } from './calls/press';
import { listCallbacks } from './callbacks/list';
import { resumeCallbacks } from './callbacks/resume';
import { listEffects } from './effects';
import { addFaults } from './faults/add';
import { clearFaults } from './faults/clear';
import { listFaults } from './faults/list';
import { createFlexToken } from './flex-tokens/create';
import { health } from './health';
import { receiveMessageByRequest } from './messages/receive';
import { fetchSettings } from './settings/fetch';
import { updateSettings } from './settings/update';

/** The register of the admin API (docs/emulator.md). */
export const adminOperations: readonly AdminOperation[] = [
  { method: 'get', path: '/healthz', handle: health },
  { method: 'post', path: '/calls', handle: placeCallByRequest },
  { method: 'get', path: '/calls', handle: listCalls },
  { method: 'get', path: '/calls/:sid', handle: fetchCall },
  { method: 'post', path: '/calls/:sid/answer', handle: answerCall },
  { method: 'post', path: '/calls/:sid/hangup', handle: hangUpCall },
  { method: 'post', path: '/calls/:sid/press', handle: pressKey },
  { method: 'post', path: '/messages', handle: receiveMessageByRequest },
  { method: 'post', path: '/flex-tokens', handle: createFlexToken },
  { method: 'post', path: '/faults', handle: addFaults },
  { method: 'get', path: '/faults', handle: listFaults },
  { method: 'delete', path: '/faults', handle: clearFaults },
  { method: 'get', path: '/effects', handle: listEffects },
  { method: 'get', path: '/settings', handle: fetchSettings },
  { method: 'post', path: '/settings', handle: updateSettings },
  { method: 'get', path: '/board', handle: readBoard },
  { method: 'post', path: '/workspaces/:workspaceSid/reservations/:sid', handle: answerOffer },
  { method: 'post', path: '/workspaces/:workspaceSid/workers/:sid', handle: changeActivity },
  { method: 'get', path: '/callbacks', handle: listCallbacks },
  { method: 'post', path: '/callbacks/resume', handle: resumeCallbacks },
];
