declare module 'assay:host' {
  /** Asks the host; settles when it answers. */
  export function request(op: string, args: unknown): Promise<unknown>;
}
