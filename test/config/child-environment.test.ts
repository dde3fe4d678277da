import { childEnvironment } from '../../src/config/child-environment';

const PAST_PROXY = { NO_PROXY: 'localhost,127.0.0.1,::1', no_proxy: 'localhost,127.0.0.1,::1' };

const exported = {
  PATH: '/bin',
  TWILIO_AUTH_TOKEN: 'live',
  TEMPORAL_ADDRESS: 'cloud:7233',
  THROUGHLINE_API_PORT: '1',
};

test('a child of the local stack sees no exported Twilio, Temporal or Throughline setting', () => {
  expect(childEnvironment({ THROUGHLINE_API_PORT: '8787' }, [], exported)).toEqual({
    PATH: '/bin',
    ...PAST_PROXY,
    THROUGHLINE_API_PORT: '8787',
  });
});

test('what the user asked for is passed on', () => {
  expect(childEnvironment({}, ['TEMPORAL'], exported)).toEqual({
    PATH: '/bin',
    ...PAST_PROXY,
    TEMPORAL_ADDRESS: 'cloud:7233',
  });
});

test('a proxy for the world outside is not asked for what is on this machine', () => {
  const proxied = { HTTPS_PROXY: 'http://proxy:3128', NO_PROXY: 'internal.example' };
  expect(childEnvironment({}, [], proxied)).toMatchObject({
    HTTPS_PROXY: 'http://proxy:3128',
    NO_PROXY: 'internal.example,localhost,127.0.0.1,::1',
  });
});
