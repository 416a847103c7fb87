import { createServer } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createOutward, isPublicAddress } from './outward.ts';

test.each(['127.0.0.1', '10.1.2.3', '192.168.0.1', '172.16.0.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '::1', 'fe80::1', 'fd00::1', '::ffff:127.0.0.1', '::ffff:10.0.0.1', '224.0.0.1', 'x'])('%s is not public', (address) => {
  expect(isPublicAddress(address)).toBe(false);
});

test.each(['93.184.216.34', '2606:2800:220:1:248:1893:25c8:1946'])('%s is public', (address) => {
  expect(isPublicAddress(address)).toBe(true);
});

test('a server beside us is reached only where that is allowed, by figures and by name', async () => {
  let asked = 0;
  const server = createServer((_req, res) => { asked += 1; res.end('inside'); }).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  for (const host of ['127.0.0.1', '2130706433', '0x7f.1', 'localhost', '[::ffff:127.0.0.1]']) {
    await expect(createOutward(false).fetch(`http://${host}:${port}/`)).rejects.toThrow();
  }
  expect(asked).toBe(0);
  expect(await (await createOutward(true).fetch(`http://localhost:${port}/`)).text()).toBe('inside');
  server.close();
  server.closeAllConnections();
});
