type Host = (kind: string, text: string) => string;

// The one function that leads out. Taken and removed before any candidate's code, which would otherwise call it.
const name = '__assayHost';
const found = (globalThis as unknown as Record<string, Host>)[name] as Host;
delete (globalThis as unknown as Record<string, unknown>)[name];

/** Tells the host something; the answer is text. */
export const tellHost: Host = (kind, text) => found(kind, text);
