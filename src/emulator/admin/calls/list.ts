import type { AdminHandler } from '../admin-operation';

export const listCalls: AdminHandler = ({ calls }) => ({ body: { calls: [...calls.values()] } });
