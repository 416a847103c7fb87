import { ConfigError, readConfig } from '../server/src/config/config.ts';
import { addSamples } from '../server/src/demo/add-samples.ts';
import { createDemo } from '../server/src/demo/create-demo.ts';
import { startAssay } from '../server/src/start-assay.ts';
import { buildWeb } from './build-web.ts';
import { onStopSignal } from './stop-signal.ts';

/** `npm start`: everything on this machine, with a demo organization to look around in. */
const began = Date.now();
try {
  const config = readConfig(process.env);
  process.stdout.write('Starting Assay… (the first start builds the pages and sets up two databases)\n');
  const starting = buildWeb().then(() => startAssay({ config }));
  onStopSignal(async () => (await starting).stop());
  const assay = await starting;
  const demo = await createDemo(assay, config.dataDirectory);
  if (demo.screenId !== null) await addSamples(assay.deps, { scope: 'organization', organization: demo.organizationId }, demo.screenId);
  const password = (role: string) => {
    const login = demo.logins.find((known) => known.role === role);
    return login === undefined ? '' : `sign in as ${login.email}, password ${login.password}`;
  };
  process.stdout.write([
    '',
    `Assay is up (${((Date.now() - began) / 1000).toFixed(1)} s). Ctrl-C stops everything; the data stays in ${config.dataDirectory}.`,
    '',
    `  Candidate  ${demo.candidateUrl ?? 'no exercise is published'}`,
    `  Reviewer   ${demo.reviewerUrl}   ${password('interviewer')}`,
    `  Author     ${demo.authorUrl}   ${password('author')}`,
    `  Admin      ${demo.adminUrl}   ${password('admin')}`,
    '',
    'Sample candidates of the demo are graded in the background; their results appear in the reviewer\'s list one by one.',
    '',
    '',
  ].join('\n'));
} catch (error) {
  if (!(error instanceof ConfigError)) throw error;
  process.stderr.write(`${error.message}\n`);
  process.exitCode = 1;
}
