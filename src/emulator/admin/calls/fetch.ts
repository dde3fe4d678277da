import type { AdminHandler } from '../admin-operation';
import { findCall } from './find';

/** What a call is doing, what its caller heard, and what the emulator could not do. */
export const fetchCall: AdminHandler = (emulator, request) => ({ body: findCall(emulator, request) });
