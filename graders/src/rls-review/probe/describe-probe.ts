import type { EvidenceTable } from '../../report.ts';
import type { Finding, ProbeResult } from './probe-result.ts';

/** A probe for people: what leaks, to whom, by which statement, what came back, why, and what to do. */
export function describeProbe(name: string, { verdict, findings, uses, unmeasured, probes, durationMs }: ProbeResult): string {
  return [
    `${name}: ${verdict} (${probes} statements, ${(durationMs / 1000).toFixed(1)} s)`,
    `uses: ${uses.passed} passed, ${uses.failed.length} failed`,
    ...uses.failed.map(({ tenant, relation, verb, line, statement, expected, got }) =>
      `  ✗ ${tenant}${relation === null ? '' : ` ${verb} on ${relation}`}${line === null ? '' : ` (uses.sql:${line})`}: expected ${expected}, got ${got}\n      ${statement.replaceAll('\n', ' ').slice(0, 200)}`),
    ...findings.map(describeFinding),
    ...unmeasured.map((what) => `  – unmeasured: ${what}`),
  ].join('\n');
}

function describeFinding(finding: Finding, i: number): string {
  const { title, actor, victim, object, verb, channel, statement, evidence, facts, fixHint } = finding;
  return [
    '', `${i + 1}. ${title}`, `   ${actor} → ${victim} · ${verb} · ${object} · ${channel}`,
    ...statement.split('\n').map((line) => `     ${line}`),
    ...(evidence.tables ?? []).flatMap(describeTable),
    ...facts.slice(0, 6).map((fact) => `   why: ${fact.replace(/\s+/g, ' ')}`),
    ...(evidence.path ?? []).slice(0, 6).map((line) => `   ${line}`),
    `   fix: ${fixHint}`,
  ].join('\n');
}

/** Cells with another tenant's values stand between ›‹. */
function describeTable({ title, columns, rows }: EvidenceTable): string[] {
  const cells = rows.map((row) => row.map(({ text, foreign }) => (foreign ? `›${text}‹` : text ?? '∅').replace(/\s+/g, ' ').slice(0, 60)));
  const widths = columns.map((column, i) => Math.max(column.length, ...cells.map((row) => row[i]?.length ?? 0)));
  const line = (row: readonly string[]) => `     ${row.map((cell, i) => cell.padEnd(widths[i] ?? 0)).join('  ').trimEnd()}`;
  return [`   ${title}`, line(columns), ...cells.map(line)];
}
