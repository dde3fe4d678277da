import { isWebAddress } from '../../http/web-address';
import { placeCall, type NewCall } from '../../voice/place-call';
import { AdminError } from '../admin-error';
import type { AdminHandler } from '../admin-operation';

/** A customer calls: `{ from, to, url, statusCallback?, waitUrl?, silent? }`. */
export const placeCallByRequest: AdminHandler = (emulator, { body }) => {
  const call = placeCall(emulator, readNewCall(body));
  emulator.effects.add(emulator.engine.now(), 'calls.place', call.sid);
  return { status: 201, body: call };
};

function readNewCall(body: unknown): NewCall {
  const json = (typeof body === 'object' && body !== null ? body : {}) as Record<string, unknown>;
  const problems: string[] = [];
  const text = (name: string): string => {
    const value = json[name];
    if (typeof value === 'string' && value !== '') return value;
    problems.push(`${name} is missing`);
    return '';
  };
  const address = (name: string): string | null => {
    const value = json[name] ?? null;
    if (value === null) return null;
    if (typeof value === 'string' && isWebAddress(value)) return value;
    problems.push(`${name} is not an http or https URL`);
    return null;
  };
  const call = {
    from: text('from'),
    to: text('to'),
    url: text('url') && (address('url') ?? ''),
    statusCallback: address('statusCallback'),
    waitUrl: address('waitUrl'),
    ...(json['silent'] === true && { silent: true }),
  };
  if (problems.length > 0) throw new AdminError(400, problems.join('; '));
  return call;
}
