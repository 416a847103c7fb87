import { Button, Menu } from '@mantine/core';

/** Downloads what a path of the API exports, in either format. */
export function ExportMenu({ path }: { path: string }) {
  const file = (format: string) => `${path}${path.includes('?') ? '&' : '?'}format=${format}`;
  return (
    <Menu position="bottom-end">
      <Menu.Target><Button size="xs" variant="default">Export</Button></Menu.Target>
      <Menu.Dropdown>
        <Menu.Item component="a" href={file('csv')} download>CSV for a spreadsheet</Menu.Item>
        <Menu.Item component="a" href={file('json')} download>JSON for a program</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
