import type { SchemaView } from '@assay/server/contract/schema-view.ts';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { BadgeList } from './badge-list.tsx';
import { treeOf, type TreeItem } from './tree-of.ts';
import classes from './schema.module.css';

type Props = { schema: SchemaView; filter: string; chosen: string | null; onChoose: (key: string) => void };

/** Objects by kind; each opens its definition. */
export function SchemaTree({ schema, filter, chosen, onChoose }: Props) {
  const groups = treeOf(schema, filter);
  if (groups.length === 0) return <EmptyState title="No object has this name" />;
  return (
    <div className={classes.tree} tabIndex={0} role="region" aria-label="Objects of the database">
      {groups.map(({ title, items }) => (
        <details key={title} open>
          <summary>{title} <span className={classes.count}>{items.length}</span></summary>
          <ul>{items.map((item) => <Item key={item.key} item={item} chosen={chosen} onChoose={onChoose} />)}</ul>
        </details>
      ))}
    </div>
  );
}

function Item({ item, chosen, onChoose }: { item: TreeItem; chosen: string | null; onChoose: (key: string) => void }) {
  return (
    <li>
      <button type="button" aria-pressed={item.key === chosen} onClick={() => { onChoose(item.key); }} style={{ paddingLeft: `${0.5 + item.depth}rem` }}>
        <code>{item.label}</code><BadgeList badges={item.badges} />
      </button>
    </li>
  );
}
