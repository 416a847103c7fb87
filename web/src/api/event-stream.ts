/** Waits between tries when a stream ends for good; EventSource itself only reconnects after a lost connection. */
const RETRY_MS = 4_000;

/** Listens to server-sent events at `/api` until the returned function is called. `onOpen` also runs after each reconnection. */
export function openEventStream<Message>(path: string, listen: { onMessage: (message: Message) => void; onOpen?: () => void; onLost?: () => void }): () => void {
  let source: EventSource | null = null;
  let timer: ReturnType<typeof setTimeout> | undefined;
  let closed = false;
  const connect = () => {
    if (closed) return;
    source = new EventSource(`/api${path}`);
    source.onopen = () => listen.onOpen?.();
    source.onmessage = (event: MessageEvent<string>) => { listen.onMessage(JSON.parse(event.data) as Message); };
    source.onerror = () => {
      listen.onLost?.();
      // CLOSED means the browser gave up (an error status): a restart of the server answers so for a moment.
      if (source?.readyState === EventSource.CLOSED) timer = setTimeout(connect, RETRY_MS);
    };
  };
  connect();
  return () => {
    closed = true;
    clearTimeout(timer);
    source?.close();
  };
}
