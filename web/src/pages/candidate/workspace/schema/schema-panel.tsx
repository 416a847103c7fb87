import { SegmentedControl, Skeleton, TextInput } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { Group, Panel, Separator } from 'react-resizable-panels';
import { schemaQuery } from '../../../../api/candidate.ts';
import { ProblemPanel } from '../../../../ui/problem-panel.tsx';
import { ChangeBanner } from './change-banner.tsx';
import { GrantsGrid } from './grants-grid.tsx';
import { findObject } from './object-key.ts';
import { ObjectDetail } from './object-detail.tsx';
import { ResetButton } from './reset-button.tsx';
import { RoleList } from './role-list.tsx';
import { SchemaTree } from './schema-tree.tsx';
import classes from './schema.module.css';

type Section = 'objects' | 'grants' | 'roles';

/** The live database: its objects, who may do what, and what changed since the original. */
export function SchemaPanel({ attemptId, chosen, onChoose }: { attemptId: string; chosen: string | null; onChoose: (key: string | null) => void }) {
  const schema = useQuery(schemaQuery(attemptId));
  const [filter, setFilter] = useState('');
  const [section, setSection] = useState<Section>('objects');
  if (schema.isPending) return <div className={classes.pad}><p role="status" className="visually-hidden">Reading the database…</p><Skeleton height={18} mb="xs" /><Skeleton height={18} mb="xs" /><Skeleton height={18} /></div>;
  if (schema.isError) return <div className={classes.pad}><ProblemPanel error={schema.error} onRetry={schema.refetch} /></div>;
  const object = findObject(schema.data, chosen);
  return (
    <div className={classes.panel}>
      {schema.data.changed && <ChangeBanner diff={schema.data.diff} />}
      <div className={classes.tools}>
        <SegmentedControl size="xs" aria-label="Show" value={section} onChange={(value) => { setSection(value as Section); }}
          data={[{ value: 'objects', label: 'Objects' }, { value: 'grants', label: 'Grants' }, { value: 'roles', label: 'Roles' }]} />
        <TextInput size="xs" placeholder="Filter" aria-label="Filter by name" value={filter} onChange={(event) => { setFilter(event.currentTarget.value); }} className={classes.filter!} />
        <ResetButton attemptId={attemptId} />
      </div>
      <div className={classes.body}>
        {section === 'grants' && <GrantsGrid schema={schema.data} filter={filter} />}
        {section === 'roles' && <RoleList roles={schema.data.roles} />}
        {section === 'objects' && (
          <Group orientation="vertical">
            <Panel id="tree" minSize="80px"><SchemaTree schema={schema.data} filter={filter} chosen={chosen} onChoose={onChoose} /></Panel>
            {object !== null && <Separator className={classes.handle} aria-label="Resize the definition" />}
            {object !== null && <Panel id="detail" defaultSize="55%" minSize="100px"><ObjectDetail object={object} onClose={() => { onChoose(null); }} /></Panel>}
          </Group>
        )}
      </div>
    </div>
  );
}
