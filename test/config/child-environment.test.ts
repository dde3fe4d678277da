import { childEnvironment } from '../../src/config/child-environment';

const exported = {
  PATH: '/bin',
  TWILIO_AUTH_TOKEN: 'live',
  TEMPORAL_ADDRESS: 'cloud:7233',
  THROUGHLINE_API_PORT: '1',
};

test('a child of the local stack sees no exported Twilio, Temporal or Throughline setting', () => {
  expect(childEnvironment({ THROUGHLINE_API_PORT: '8787' }, [], exported)).toEqual({
    PATH: '/bin',
    THROUGHLINE_API_PORT: '8787',
  });
});

test('what the user asked for is passed on', () => {
  expect(childEnvironment({}, ['TEMPORAL'], exported)).toEqual({
    PATH: '/bin',
    TEMPORAL_ADDRESS: 'cloud:7233',
  });
});
