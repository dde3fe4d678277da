import { Twilio } from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient';
import { localUrl, type StackContext } from './context';

const toEmulator = (uri: string, emulatorUrl: string): string =>
  uri.replace(/^https:\/\/([a-z-]+)\.twilio\.com\//, `${emulatorUrl}/$1/`);

/** The SDK knows Twilio's own hosts only: `https://taskrouter.twilio.com/v1` becomes `<emulator>/taskrouter/v1`. */
class EmulatorRequestClient extends RequestClient {
  constructor(private readonly emulatorUrl: string) {
    super();
  }

  override request<TData>(options: RequestClient.RequestOptions<TData>) {
    return super.request<TData>({ ...options, uri: toEmulator(options.uri, this.emulatorUrl) });
  }
}

/** The official SDK, talking to the local emulator. */
export const emulatorTwilio = ({ ports, credentials }: StackContext): Twilio =>
  new Twilio(credentials.accountSid, credentials.authToken, {
    httpClient: new EmulatorRequestClient(localUrl(ports.emulator)),
  });
