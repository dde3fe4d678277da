import { Twilio } from 'twilio';
import { TwilioRequestClient } from '../../../adapters/taskrouter/twilio-request-client';
import { localUrl, type StackContext } from './context';

const ANSWER_WITHIN_MS = 10_000;

/** The official SDK, talking to the local emulator, for what is done before there is a workspace. */
export const emulatorTwilio = ({ ports, credentials }: StackContext): Twilio =>
  new Twilio(credentials.accountSid, credentials.authToken, {
    httpClient: new TwilioRequestClient(ANSWER_WITHIN_MS, localUrl(ports.emulator)),
  });
