import classes from './branding.module.css';

/** Whom a candidate may ask; nothing where the organization names nobody. */
export function SupportLine({ email }: { email: string | null }) {
  if (email === null) return null;
  return <p className={classes.support}>Questions? Write to <a href={`mailto:${email}`}>{email}</a>.</p>;
}
