import { Router } from 'express';
import { requireRole } from '../auth.ts';
import { HttpError } from '../errors.ts';
import type { Hub } from '../hub.ts';
import { readChoice, readText } from '../input.ts';
import { search } from '../search.ts';
import { SEVERITIES, STATES, type Incident, type Store } from '../store.ts';

export function incidentRoutes(store: Store, hub: Hub) {
  const router = Router();
  const tell = (incident: Incident) => {
    hub.publish({ type: 'incident', incident });
    return { incident };
  };

  router.get('/incidents', (_req, res) => res.json({ incidents: store.incidents() }));

  // Before the route with an id, which would take "search" for one.
  router.get('/incidents/search', (req, res) => {
    const { text = '', state = 'all' } = req.query as { text?: string; state?: string };
    if (text.length > 80) throw new HttpError(422, 'The text is longer than 80 characters.');
    res.json(search(store.incidents(), store.people, text, readChoice({ state }, 'state', ['all', ...STATES])));
  });

  router.get('/incidents/:id', (req, res) => res.json({ incident: store.incident(req.params.id) }));

  router.post('/incidents', requireRole('responder'), (req, res) => {
    const incident = store.open(readText(req.body, 'title', 80), readChoice(req.body, 'severity', SEVERITIES));
    res.status(201).json(tell(incident));
  });

  router.put('/incidents/:id/assignee', requireRole('responder'), (req, res) => {
    const { person } = (req.body ?? {}) as { person?: unknown };
    if (person !== null && typeof person !== 'string') throw new HttpError(422, 'The field person is missing.');
    res.json(tell(store.assign(req.params.id, person)));
  });

  router.put('/incidents/:id/state', requireRole('responder'), (req, res) => {
    res.json(tell(store.setState(req.params.id, readChoice(req.body, 'state', STATES))));
  });

  return router;
}
