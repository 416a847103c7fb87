import { Command } from 'commander';
import { registerBaseline } from './baseline.ts';
import { registerDoctor } from './doctor.ts';
import { registerExercises } from './exercises.ts';
import { registerGrade } from './grade.ts';
import { registerOpenApi } from './openapi.ts';
import { registerProbe } from './probe.ts';
import { serve, work } from './serve.ts';

const program = new Command('assay').description('Hiring screens that report evidence.');

program.addCommand(serve);
program.addCommand(work);
registerBaseline(program);
registerDoctor(program);
registerExercises(program);
registerGrade(program);
registerOpenApi(program);
registerProbe(program);

await program.parseAsync();
