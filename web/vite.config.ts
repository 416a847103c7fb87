import react from '@vitejs/plugin-react';
import { defineConfig } from 'vite';

/** Where `assay serve` listens while the pages are served by Vite. */
const api = process.env['ASSAY_API'] ?? 'http://127.0.0.1:4000';

export default defineConfig({
  plugins: [react()],
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
