import { mkdtempSync, rmSync } from 'node:fs';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { ClaudeSettings } from '../claude-settings.ts';

type Asked = { path: string; body: { model: string; system?: string; messages: { content: string }[] } };
/** How one request is answered. */
export type Answer = (asked: Asked, response: ServerResponse) => void;

/** A local server that speaks as much of the Messages API as we use; answers in the order given, the last one for ever. */
export async function fakeClaude(...answers: Answer[]): Promise<{ settings: ClaudeSettings; asked: Asked[]; close(): Promise<void> }> {
  const asked: Asked[] = [];
  const keptIn = mkdtempSync(join(tmpdir(), 'assay-judgements-'));
  const server = createServer((request, response) => {
    void bodyOf(request).then((body) => {
      const one = { path: request.url ?? '', body: JSON.parse(body) as Asked['body'] };
      asked.push(one);
      (answers[Math.min(asked.length, answers.length) - 1] ?? status(500))(one, response);
    });
  });
  await new Promise<void>((done) => { server.listen(0, '127.0.0.1', done); });
  return {
    settings: { apiKey: 'a key of the tests', baseUrl: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, model: 'claude-haiku-5-5', price: { input: 100, output: 500 }, keptIn },
    asked,
    close: () => new Promise((done) => {
      rmSync(keptIn, { recursive: true });
      server.closeAllConnections();
      server.close(() => { done(); });
    }),
  };
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}

/** A message of one text block. */
export function said(text: string, stopReason = 'end_turn'): Answer {
  return (asked, response) => {
    json({
      id: 'msg_1', type: 'message', role: 'assistant', model: asked.body.model, content: [{ type: 'text', text }],
      stop_reason: stopReason, stop_sequence: null, usage: { input_tokens: 10, output_tokens: 20 },
    })(asked, response);
  };
}

export function status(code: number, headers: Record<string, string> = {}): Answer {
  return (_, response) => {
    response.writeHead(code, { 'content-type': 'application/json', ...headers });
    response.end(JSON.stringify({ type: 'error', error: { type: code === 529 ? 'overloaded_error' : 'api_error', message: 'of the test' } }));
  };
}

export function json(value: unknown): Answer {
  return (_, response) => {
    response.writeHead(200, { 'content-type': 'application/json' });
    response.end(JSON.stringify(value));
  };
}

/** Takes the question and never answers. */
export const silent: Answer = () => {};
