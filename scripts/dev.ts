import { spawn } from 'node:child_process';
import { onStopSignal } from './stop-signal.ts';

/** `npm run dev`: the server restarts when a file of it changes, the pages reload by themselves. */
const api = `http://127.0.0.1:${process.env.PORT ?? '3000'}`;
const pages = 'http://127.0.0.1:5173';
const start = (command: string, args: string[], env: Record<string, string>) =>
  spawn(command, args, { stdio: 'inherit', env: { ...process.env, ...env } });

const children = [
  start(process.execPath, ['--watch', '--watch-preserve-output', 'scripts/start.ts'], { BASE_URL: pages }),
  start('npm', ['run', '--silent', 'dev', '-w', 'web'], { ASSAY_API: api }),
];
onStopSignal(async () => {
  await Promise.all(children.map((child) => new Promise((done) => {
    if (child.exitCode !== null) return done(null);
    child.once('exit', done);
    child.kill('SIGTERM');
  })));
});
