import classes from './console.module.css';
import { readPlan, type PlanNode } from './plan-node.ts';

/** A query plan as a tree: what is scanned how, and which conditions apply where. */
export function PlanTree({ plan }: { plan: unknown }) {
  const root = readPlan(plan);
  if (root === null) return <pre>{JSON.stringify(plan, null, 2)}</pre>;
  return <ul className={classes.plan} aria-label="Query plan"><Node node={root} /></ul>;
}

function Node({ node }: { node: PlanNode }) {
  return (
    <li>
      <strong>{node.title}</strong> <span className={classes.figures}>{node.figures.join(' · ')}</span>
      {node.conditions.map((condition) => <code key={condition} className={classes.condition}>{condition}</code>)}
      {node.children.length > 0 && <ul>{node.children.map((child, i) => <Node key={i} node={child} />)}</ul>}
    </li>
  );
}
