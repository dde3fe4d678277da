import { createServer, type AddressInfo, type Server } from 'node:net';
import { choosePorts, PortsBusyError, wantedPorts } from '../../src/bin/supervisor/ports';

const occupied: Server[] = [];
const occupy = (): Promise<number> =>
  new Promise((resolve) => {
    const server = createServer().listen(0, '127.0.0.1', () =>
      resolve((server.address() as AddressInfo).port),
    );
    occupied.push(server);
  });
afterEach(() => occupied.splice(0).forEach((server) => server.close()));

test('--port 0 gives every process a free port of its own', async () => {
  const ports = Object.values(await choosePorts(wantedPorts(0)));
  expect(new Set(ports).size).toBe(8);
  expect(ports).not.toContain(0);
});

test('every port in use is named, with its purpose and the way out', async () => {
  const [api, ui] = [await occupy(), await occupy()];
  const wanted = { ...wantedPorts(0), api, 'temporal-ui': ui };
  const error = await choosePorts(wanted).catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(PortsBusyError);
  expect((error as Error).message).toContain(`${api}, for the API`);
  expect((error as Error).message).toContain(`${ui}, for the Temporal web UI`);
  expect((error as Error).message).toContain('npm start -- --port 0');
});

test('the ports are fixed unless asked otherwise; --port moves the API alone', () => {
  const fixed = wantedPorts(null);
  expect(fixed).toMatchObject({ temporal: 7233, 'temporal-ui': 8233, api: 8787 });
  expect(wantedPorts(9000)).toEqual({ ...fixed, api: 9000 });
});
