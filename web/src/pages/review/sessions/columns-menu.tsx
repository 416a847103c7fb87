import type { SessionColumn } from '@assay/server/contract/saved-views.ts';
import { Button, Checkbox, Popover, Stack } from '@mantine/core';
import { COLUMN_WORDS, COLUMNS } from './sessions-view.ts';

/** Which columns the list shows beside the candidate. */
export function ColumnsMenu({ columns, onChange }: { columns: SessionColumn[]; onChange: (columns: SessionColumn[]) => void }) {
  return (
    <Popover position="bottom-end" trapFocus returnFocus>
      <Popover.Target><Button size="xs" variant="default">Columns</Button></Popover.Target>
      <Popover.Dropdown aria-label="Columns">
        <Stack gap="xs">
          {COLUMNS.map((column) => (
            <Checkbox key={column} size="xs" label={COLUMN_WORDS[column]} checked={columns.includes(column)}
              onChange={(event) => { onChange(COLUMNS.filter((known) => (known === column ? event.currentTarget.checked : columns.includes(known)))); }} />
          ))}
        </Stack>
      </Popover.Dropdown>
    </Popover>
  );
}
