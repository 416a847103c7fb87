import type { RoleView } from '@assay/server/contract/schema-view.ts';
import classes from './schema.module.css';

/** Roles with what they are, whose member they are, and what is set for them. */
export function RoleList({ roles }: { roles: RoleView[] }) {
  return (
    <ul className={classes.roles} tabIndex={0} aria-label="Roles">
      {roles.map((role) => (
        <li key={role.name}>
          <code>{role.name}</code>
          <p>{role.attributes.length > 0 ? role.attributes.join(', ') : 'no attributes'}</p>
          {role.memberOf.length > 0 && <p>member of {role.memberOf.join(', ')}</p>}
          {role.settings.length > 0 && <p>set: {role.settings.join(', ')}</p>}
        </li>
      ))}
    </ul>
  );
}
