/** What an agent's browser is signed in with. Plain JSON. */
export interface FlexToken {
  readonly token: string;
  readonly workerSid: string | null;
  readonly identity: string;
  readonly roles: readonly string[];
  readonly realmUserId: string;
  readonly expiresAt: number;
}
