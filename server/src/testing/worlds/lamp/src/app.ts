import express from 'express';
import { isOn } from './lamp.ts';

export function createApp() {
  const app = express();
  app.get('/lamp', (req, res) => { res.json({ on: isOn() }); });
  return app;
}
