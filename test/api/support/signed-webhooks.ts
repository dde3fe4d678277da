import { createTwilio } from './signed-webhook';
import { startApi, type ApiUnderTest } from './start-api';

type Twilio = ReturnType<typeof createTwilio>;

/** The API whose webhooks Twilio calls, behind a gateway that answers so before each test. */
export function useSignedWebhooks(answers: Parameters<ApiUnderTest['answers']>[0]): {
  readonly api: () => ApiUnderTest;
  readonly twilio: Twilio;
} {
  let api: ApiUnderTest;
  beforeAll(async () => {
    api = await startApi();
  });
  afterAll(() => api.close());
  beforeEach(() => {
    api.reset();
    api.webhooks.length = 0;
    api.answers(answers);
  });
  return { api: () => api, twilio: (...call) => createTwilio(api)(...call) };
}
