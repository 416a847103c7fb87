import { once } from 'node:events';
import { createServer, type RequestListener } from 'node:http';
import { ConfigError } from '../config/config.ts';

export type Listening = { port: number; handle(listener: RequestListener): void; close(): Promise<void> };

/**
 * Takes the port before anything is built on its address. Until `handle`, requests are told to come back.
 * @throws ConfigError when the port is taken or forbidden
 */
export async function listen(host: string, port: number): Promise<Listening> {
  let listener: RequestListener = (_req, res) => res.writeHead(503, { 'Retry-After': '1' }).end('Assay is starting.');
  let closing: Promise<void> | null = null;
  const server = createServer((req, res) => listener(req, res));
  server.listen(port, host);
  try {
    await once(server, 'listening');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE') throw new ConfigError(`PORT ${port} is in use by another program. End it or set PORT to another number.`);
    if (code === 'EACCES') throw new ConfigError(`PORT ${port} needs more rights. Set PORT to a number above 1023.`);
    if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') throw new ConfigError(`HOST ${host} is no address of this machine. Correct it.`);
    throw error;
  }
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server listens on no port.');
  return {
    port: address.port,
    handle(next) {
      listener = next;
    },
    close() {
      closing ??= new Promise((done) => {
        server.close(() => done());
        server.closeAllConnections(); // event streams would stay for ever
      });
      return closing;
    },
  };
}
