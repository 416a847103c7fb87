import { rolldown } from 'rolldown';

// Run as a process of its own (realm-source.ts): the bundler is native and large, and only a first start needs it.
const [entry = ''] = process.argv.slice(2);
const bundle = await rolldown({ input: entry, logLevel: 'silent' });
const { output } = await bundle.generate({ format: 'iife' });
await bundle.close();
process.stdout.write(output[0].code);
