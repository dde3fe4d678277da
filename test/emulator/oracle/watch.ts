import { checkAnswer, takeProblems } from './check-answer';

const fetchUnwatched = globalThis.fetch;

const headersOf = (headers: Headers) => (name: string) => headers.get(name) ?? undefined;

/** Node's fetch, whose answers are compared with Twilio's documents, too. */
const watchedFetch: typeof fetch = async (input, init) => {
  const request = new Request(input, init);
  const response = await fetchUnwatched(input, init);
  checkAnswer({
    method: request.method,
    url: request.url,
    status: response.status,
    header: headersOf(response.headers),
    body: await response.clone().text(),
  });
  return response;
};

globalThis.fetch = watchedFetch;

/** In every test file that talks to an emulator, whatever the test itself looks at. */
afterEach(() => {
  const problems = takeProblems();
  if (problems.length > 0) throw new Error(`Not as Twilio's document has it:\n${problems.join('\n')}`);
});
