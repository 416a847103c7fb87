/** Stops the server and removes its files. */
export default async function stopPostgres(): Promise<void> {
  await globalThis.assayTestPostgres?.stop();
}
