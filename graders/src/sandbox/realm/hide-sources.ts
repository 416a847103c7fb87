import { defineProperty } from './captured.ts';

/** A candidate's test must not read from `fn.toString()` which version of our code it runs against. */
export function hideSources(): void {
  defineProperty(Function.prototype, 'toString', {
    value: function toString(this: unknown) {
      return 'function () { [native code] }';
    },
    writable: true, configurable: true,
  });
}
