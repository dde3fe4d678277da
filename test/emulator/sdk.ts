import twilio from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient';
import { checkAnswer } from './oracle/check-answer';
import './oracle/watch';

/**
 * The official SDK's traffic, sent to an emulator: `https://X.twilio.com/rest` becomes `<url>/X/rest`. What is answered
 * is compared with Twilio's document; the test fails at its end when it differs.
 */
class RedirectedClient extends RequestClient {
  constructor(
    private readonly url: string,
    timeout: number,
  ) {
    super({ timeout });
  }

  override async request<Data>(options: RequestClient.RequestOptions<Data>) {
    const uri = options.uri.replace(/^https:\/\/([^./]+)\.twilio\.com/, `${this.url}/$1`);
    const response = await super.request<Data>({ ...options, uri });
    const { statusCode, headers } = response;
    const body: unknown = response.body;
    checkAnswer({
      method: options.method,
      url: uri,
      status: statusCode,
      header: (name) => (headers as Record<string, string>)[name.toLowerCase()],
      body: typeof body === 'string' ? body : JSON.stringify(body),
    });
    return response;
  }
}

export const createSdk = (
  url: string,
  { accountSid, authToken, timeout = 50_000 }: { accountSid: string; authToken: string; timeout?: number },
) => twilio(accountSid, authToken, { httpClient: new RedirectedClient(url, timeout) });

/** What the SDK throws when Twilio says no. */
export interface SdkError {
  readonly status: number;
  readonly code: number;
  readonly message: string;
  readonly moreInfo: string;
}

/** The error that a call of the SDK ends in. */
export const refusal = async (call: Promise<unknown>): Promise<SdkError> => {
  const result = await call.then(
    () => null,
    (error: unknown) => error as SdkError,
  );
  if (result === null) throw new Error('The call was expected to be refused');
  return result;
};
