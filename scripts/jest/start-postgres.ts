import { startEmbeddedServer, type EmbeddedServer } from '../../fixtures/src/postgres/embedded-server.ts';

declare global {
  var assayTestPostgres: EmbeddedServer | undefined;
}

/** One real server for the whole run; every test file makes databases and roles of its own in it. */
export default async function startPostgres(): Promise<void> {
  globalThis.assayTestPostgres = await startEmbeddedServer();
  process.env.ASSAY_TEST_POSTGRES_URL = globalThis.assayTestPostgres.url;
}
