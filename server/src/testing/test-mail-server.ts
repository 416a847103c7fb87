import { EventEmitter, once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { SMTPServer } from 'smtp-server';

type Got = { to: string[]; text: string };

/** A mail server on loopback that keeps what it got, or answers with an error while `refuse` is set. */
export async function openMailServer(port = 0) {
  const got: Got[] = [];
  const arrivals = new EventEmitter<{ mail: [Got] }>();
  const mood: { refuse: number | null } = { refuse: null };
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onRcptTo: (_address, _session, done) => done(mood.refuse === null ? null : Object.assign(new Error('No such mailbox'), { responseCode: mood.refuse })),
    onData(stream, session, done) {
      let text = '';
      stream.on('data', (chunk: Buffer) => { text += chunk.toString(); });
      stream.on('end', () => {
        const mail = { to: session.envelope.rcptTo.map(({ address }) => address), text };
        got.push(mail);
        arrivals.emit('mail', mail);
        done();
      });
    },
  });
  const listener = server.listen(port, '127.0.0.1');
  await once(listener, 'listening');
  return {
    got, mood,
    /** The next mail that arrives. */
    next: async () => (await once(arrivals, 'mail'))[0] as Got,
    port: (listener.address() as AddressInfo).port,
    close: () => new Promise<void>((closed) => { server.close(() => closed()); }),
  };
}
