import { Link } from 'react-router';
import classes from './page.module.css';

/** Our sign and name; a link for staff, plain for candidates, who have nowhere else to go. */
export function Brand({ to }: { to?: string | undefined }) {
  const mark = (
    <>
      <svg width="20" height="20" viewBox="0 0 32 32" aria-hidden="true">
        <rect width="32" height="32" rx="7" fill="var(--mantine-color-assay-7)" />
        <path d="M8 23.5 15 8h2l7 15.5M11.5 19.5l3.3 2.6 6.2-6.100" fill="none" stroke="#fff" strokeWidth="2.8" strokeLinecap="round" strokeLinejoin="round" />
      </svg>
      Assay
    </>
  );
  return to === undefined ? <span className={classes.brand}>{mark}</span> : <Link className={classes.brand} to={to}>{mark}</Link>;
}
