// Node has it; TypeScript declares it for browsers only.
type Api = {
  compile(bytes: Uint8Array): Promise<object>;
  Memory: new (size: { initial: number; maximum: number }) => { readonly buffer: ArrayBuffer };
};

export type WasmMemory = InstanceType<Api['Memory']>;
export const { compile: compileWasm, Memory: NewWasmMemory } = (globalThis as unknown as { WebAssembly: Api }).WebAssembly;
