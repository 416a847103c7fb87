import { createTransport } from 'nodemailer';

export type MailerSettings = { url: string; from: string };
export type Mailer = {
  /** @throws when the mail server did not take it */
  send(mail: { id: string; to: string; subject: string; text: string }): Promise<void>;
  /** @throws when the mail server cannot be reached or does not let us in */
  verify(): Promise<void>;
  close(): void;
};

const PATIENCE_MS = 20_000;

/** Sends by SMTP. The id of a mail is also its Message-ID, so that one that is sent twice is shown once. */
export function createMailer({ url, from }: MailerSettings): Mailer {
  const transport = createTransport(
    { url, connectionTimeout: PATIENCE_MS, greetingTimeout: PATIENCE_MS, socketTimeout: PATIENCE_MS, disableFileAccess: true, disableUrlAccess: true },
    { from },
  );
  return {
    async send({ id, to, subject, text }) {
      await transport.sendMail({ to: { name: '', address: to }, subject, text, messageId: `<${id}@assay>` });
    },
    async verify() {
      await transport.verify();
    },
    close: () => transport.close(),
  };
}
