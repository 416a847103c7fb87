import react from '@vitejs/plugin-react';
import { defineConfig, type Plugin } from 'vite';

/**
 * Monaco's module of workers imports every feature of the editor for what it does when loaded. They come with the first
 * task that has code; where an editor was open before, its services are closed by then and they fail. We have chosen
 * the features that are there from the beginning in `src/editor/monaco.ts`.
 */
function chosenFeaturesOnly(): Plugin {
  return {
    name: 'assay:chosen-features-only',
    transform: {
      filter: { id: /monaco-editor\/esm\/vs\/internal\/common\/workers\.js/ },
      handler: (code) => code.replaceAll(/^import '[^']+';$/gm, ''),
    },
  };
}

/** Where `assay serve` listens while the pages are served by Vite. */
const api = process.env['ASSAY_API'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react(), chosenFeaturesOnly()],
  server: {
    host: '127.0.0.1',
    port: 5173,
    proxy: { '/api': { target: api } },
  },
  build: {
    outDir: 'dist',
    target: 'es2023',
    // Monaco alone is larger than the default warning; it is loaded only by pages with an editor.
    chunkSizeWarningLimit: 4000,
  },
  worker: { format: 'es' },
});
