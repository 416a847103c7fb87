import { Command } from 'commander';
import { serve, work } from './serve.ts';

const program = new Command('assay').description('Hiring screens that report evidence.');

program.addCommand(serve);
program.addCommand(work);

await program.parseAsync();
