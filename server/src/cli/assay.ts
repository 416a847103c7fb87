import { Command } from 'commander';

const program = new Command('assay').description('Hiring screens that report evidence.');

await program.parseAsync();
