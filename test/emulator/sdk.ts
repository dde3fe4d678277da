import twilio from 'twilio';
import RequestClient from 'twilio/lib/base/RequestClient';

/** The official SDK's traffic, sent to an emulator: `https://X.twilio.com/rest` becomes `<url>/X/rest`. */
class RedirectedClient extends RequestClient {
  constructor(
    private readonly url: string,
    timeout: number,
  ) {
    super({ timeout });
  }

  override request<Data>(options: RequestClient.RequestOptions<Data>) {
    const uri = options.uri.replace(/^https:\/\/([^./]+)\.twilio\.com/, `${this.url}/$1`);
    return super.request<Data>({ ...options, uri });
  }
}

export const createSdk = (
  url: string,
  { accountSid, authToken, timeout = 10_000 }: { accountSid: string; authToken: string; timeout?: number },
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
