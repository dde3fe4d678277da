import type { AdminHandler } from '../admin-operation';

export const fetchSettings: AdminHandler = ({ settings }) => ({ body: settings });
