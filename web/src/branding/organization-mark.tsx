import type { Branding } from '@assay/server/contract/branding.ts';
import classes from './branding.module.css';

type Props = { name: string; logo: Branding['logo']; /** Where its bytes are for whoever looks: `/api/session/logos` or `/api/branding/logos`. */ logos: string };

/** The organization's logo, if there is one, and its name. */
export function OrganizationMark({ name, logo, logos }: Props) {
  return (
    <span className={classes.mark}>
      {logo !== null && <img className={classes.logo} src={`${logos}/${logo.hash}`} width={logo.width} height={logo.height} alt="" />}
      {name}
    </span>
  );
}
