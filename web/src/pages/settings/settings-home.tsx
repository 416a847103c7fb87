import { Link } from 'react-router';
import { SettingsPage } from './settings-page.tsx';
import { SETTINGS_PAGES } from './settings-pages.ts';
import classes from './settings.module.css';

/** `/settings`: what can be set, and where. */
export function SettingsHome() {
  return (
    <SettingsPage title="Settings">
      <ul className={classes.pages} aria-label="Pages of the settings">
        {SETTINGS_PAGES.map(({ to, label, help }) => <li key={to}><Link to={to}>{label}</Link><p>{help}</p></li>)}
      </ul>
    </SettingsPage>
  );
}
