import { Menu } from '@mantine/core';
import { Link, NavLink } from 'react-router';
import { SETTINGS_PAGES } from './settings-pages.ts';

/** The way to the settings in the head of a page; the mouse finds each of them below it, the keyboard on the page that it leads to. */
export function SettingsMenu() {
  return (
    <Menu trigger="hover" openDelay={100} closeDelay={200} position="bottom-start" returnFocus={false} withInitialFocusPlaceholder={false}>
      <Menu.Target><NavLink to="/settings">Settings</NavLink></Menu.Target>
      <Menu.Dropdown>{SETTINGS_PAGES.map(({ to, label }) => <Menu.Item key={to} component={Link} to={to}>{label}</Menu.Item>)}</Menu.Dropdown>
    </Menu>
  );
}
