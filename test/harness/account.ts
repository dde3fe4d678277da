export const ACCOUNT = { sid: `AC${'0'.repeat(31)}1`, authToken: 'the-auth-token-of-the-tests' };
