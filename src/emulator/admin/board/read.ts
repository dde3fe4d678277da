import { boardOf } from '../../board/board';
import type { AdminHandler } from '../admin-operation';

/** What the page at `/` shows. */
export const readBoard: AdminHandler = ({ engine }) => ({ body: boardOf(engine) });
