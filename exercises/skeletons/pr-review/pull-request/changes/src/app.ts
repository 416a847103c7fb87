import express from 'express';
import { requirePerson } from './people.ts';
import { taskChangeRoutes } from './task-changes.ts';
import { taskRoutes } from './tasks.ts';

export function createApp() {
  const app = express();
  app.use(express.json());
  app.use(requirePerson());
  app.use(taskRoutes());
  app.use(taskChangeRoutes());
  return app;
}
