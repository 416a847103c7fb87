import { apply, parse, PlainError, PlainPromise, PlainTypeError, then } from './captured.ts';
import { describeError } from './describe-error.ts';
import { encode, TOO_LARGE } from './encode.ts';
import { tellHost } from './host.ts';

type Waiting = { resolve: (value: unknown) => void; reject: (reason: unknown) => void };

let mostResult = 0;
// Without a prototype, so that a setter planted on Object.prototype sees nothing of it.
const waiting: Record<string, Waiting> = Object.create(null) as Record<string, Waiting>;

export function setMostResult(bytes: number): void {
  mostResult = bytes;
}

/** Imports a module, calls its function, and tells the host how it ended. */
export function startCall(call: number, module: string, fn: string, args: unknown[]): void {
  const failed = (reason: unknown) => void tellHost('threw', `{"call":${call},"large":${reason === TOO_LARGE},"error":${describeError(reason)}}`);
  const done = (value: unknown) => {
    try {
      tellHost('done', value === undefined ? `{"call":${call}}` : `{"call":${call},"value":${encode(value, mostResult)}}`);
    } catch (error) {
      failed(error);
    }
  };
  then(import(module), (exports) => {
    try {
      const found = (exports as Record<string, unknown>)[fn];
      if (typeof found !== 'function') throw new PlainTypeError(`${module} exports no function ${fn}.`);
      const result: unknown = apply(found, undefined, args);
      whenSettled(result, done, failed);
    } catch (error) {
      failed(error);
    }
  }, failed);
}

/** A real promise is asked by the engine itself, whatever `then` has been planted; anything else goes the ordinary way. */
function whenSettled(result: unknown, done: (value: unknown) => void, failed: (reason: unknown) => void): void {
  try {
    then(result as Promise<unknown>, done, failed);
  } catch {
    then(new PlainPromise((resolve) => resolve(result)), done, failed);
  }
}

/** A host call; the promise is settled by the host. */
export function request(op: string, args: unknown): Promise<unknown> {
  const text = encode(args, mostResult);
  return new PlainPromise((resolve, reject) => {
    const id = tellHost('op', `{"op":${encode(op, 256)},"args":${text}}`);
    waiting[id] = { resolve, reject };
  });
}

/** A host call that is answered at once. */
export function compute(op: string, args: unknown): unknown {
  const answer = parse(tellHost('compute', `{"op":${encode(op, 256)},"args":${encode(args, mostResult)}}`)) as [boolean, unknown];
  if (answer[0]) return answer[1];
  throw new PlainError(answer[1] as string);
}

export function settle(id: number, works: boolean, answer: unknown): void {
  const { resolve, reject } = waiting[id] as Waiting;
  delete waiting[id];
  if (works) resolve(answer);
  else reject(new PlainError(answer as string));
}
