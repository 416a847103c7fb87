import { collectDefaultMetrics, Counter, Histogram, Registry } from 'prom-client';

export type Metrics = ReturnType<typeof createMetrics>;

/** What operators watch; served at /metrics. */
export function createMetrics() {
  const registry = new Registry();
  collectDefaultMetrics({ register: registry });
  const registers = [registry];
  return {
    registry,
    requestSeconds: new Histogram({ name: 'assay_http_request_seconds', help: 'Time to answer', labelNames: ['method', 'route', 'status'], buckets: [0.005, 0.02, 0.1, 0.5, 2, 10], registers }),
    consoleSeconds: new Histogram({ name: 'assay_console_seconds', help: 'Time of candidates\' SQL', buckets: [0.005, 0.02, 0.1, 0.5, 2, 10], registers }),
    gradeSeconds: new Histogram({ name: 'assay_grade_seconds', help: 'Time of one grader run', buckets: [0.5, 1, 2, 5, 10, 30, 120], registers }),
    grades: new Counter({ name: 'assay_grades_total', help: 'Grader runs by outcome', labelNames: ['outcome'], registers }),
  };
}
