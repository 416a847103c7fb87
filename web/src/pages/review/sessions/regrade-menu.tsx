import { Button, Menu } from '@mantine/core';
import { useQuery } from '@tanstack/react-query';
import { Link } from 'react-router';
import { meQuery } from '../../../api/staff.ts';

/** All regrades, and for authors a new one of what the list shows. */
export function RegradeMenu({ filter }: { filter: string }) {
  const me = useQuery(meQuery);
  const starts = me.data !== undefined && me.data.role !== 'interviewer';
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button size="xs" variant="default">Regrades</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component={Link} to="/review/regrades">All regrades</Menu.Item>
        {starts && <Menu.Item component={Link} to={`/review/regrades/new?${filter}`}>Regrade what the list shows…</Menu.Item>}
      </Menu.Dropdown>
    </Menu>
  );
}
