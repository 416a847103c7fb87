import { rolldown } from 'rolldown';

// A process of its own, as the bundler of the realm is: it is native, large, and needed once.
const ENTRY = 'virtual:react-all';
const HOOKS = 'useState, useEffect, useLayoutEffect, useMemo, useCallback, useRef, useReducer, useContext, useId, useSyncExternalStore, useTransition, useDeferredValue, useOptimistic, createContext, createElement, memo, forwardRef, startTransition, Component, StrictMode, Suspense';
const source = `import * as React from 'react';
export { React };
export { ${HOOKS}, Fragment, act } from 'react';
export { jsx, jsxs } from 'react/jsx-runtime';
export { create } from 'react-test-renderer';`;

const bundle = await rolldown({
  input: ENTRY, logLevel: 'silent', platform: 'browser', transform: { define: { 'process.env.NODE_ENV': '"development"', global: 'globalThis' } },
  plugins: [{ name: 'entry', resolveId: (id) => (id === ENTRY ? id : null), load: (id) => (id === ENTRY ? source : null) }],
});
const { output } = await bundle.generate({ format: 'esm' });
await bundle.close();
process.stdout.write(output[0].code);
