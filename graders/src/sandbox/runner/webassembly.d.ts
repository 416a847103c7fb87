/** The little of WebAssembly that the engines use; its types are otherwise in the browser's library only. */
declare namespace WebAssembly {
  class Module { constructor(bytes: Uint8Array); private readonly brand; }
  class Memory {
    constructor(size: { initial: number; maximum: number });
    readonly buffer: ArrayBuffer;
  }
}
type BufferSource = ArrayBuffer | ArrayBufferView;
