import type { Emulator } from '../emulator';

export interface AdminRequest {
  readonly path: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** The JSON that was sent. */
  readonly body: unknown;
}

/** No body is answered as 204. */
export interface AdminAnswer {
  readonly status?: number;
  readonly body?: object;
}

/** Throws AdminError. */
export type AdminHandler = (emulator: Emulator, request: AdminRequest) => AdminAnswer;

export interface AdminOperation {
  readonly method: 'get' | 'post' | 'delete';
  /** Under `/emulator`. */
  readonly path: string;
  readonly handle: AdminHandler;
}
