/** Where to go after signing in: a path of ours only. `//evil.example` and `/\evil.example` are other sites to a browser. */
export function safeNext(next: string | null): string {
  return next !== null && /^\/(?![/\\])/.test(next) ? next : '/review';
}
