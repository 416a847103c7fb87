import { accentOf, contrastWithWhite, darkEnough, LEGIBLE } from '@assay/server/contract/accent.ts';
import type { Branding } from '@assay/server/contract/branding.ts';
import { OrganizationMark } from '../../../branding/organization-mark.tsx';
import settings from '../settings.module.css';
import classes from './look-preview.module.css';

/** The accent where none is set. */
export const OURS = '#3150c4';

export function isColour(text: string): boolean {
  return /^#[0-9a-f]{6}$/i.test(text);
}

type Props = { name: string; accent: string; logo: Branding['logo']; supportEmail: string };

/** The head of a candidate's start page in both schemes, as it can be saved: a colour on which nobody can read is shown darker. */
export function LookPreview({ name, accent, logo, supportEmail }: Props) {
  const known = isColour(accent) ? accent.toLowerCase() : OURS;
  const contrast = contrastWithWhite(known);
  const { fill, onLight, onDark } = accentOf(darkEnough(known));
  return (
    <figure className={classes.preview} aria-label="Preview">
      {(['light', 'dark'] as const).map((scheme) => {
        const text = scheme === 'light' ? onLight : onDark;
        return (
          <div key={scheme} className={`${classes.paper} ${classes[scheme]}`}>
            <OrganizationMark name={name} logo={logo} logos="/api/branding/logos" />
            <p className={classes.from} style={{ color: text }}>{name} invites you</p>
            <span className={classes.button} style={{ background: fill }}>Go to the tasks</span>
            {supportEmail !== '' && <p>Questions? Write to <span style={{ color: text, textDecoration: 'underline' }}>{supportEmail}</span>.</p>}
          </div>
        );
      })}
      <figcaption className={settings.quiet}>
        In light and in dark. White on <code>{known}</code> has a contrast of {contrast.toFixed(1)}:1{contrast < LEGIBLE ? <>; {LEGIBLE}:1 is needed, which <code>{fill}</code> has: that is shown here.</> : '.'}
      </figcaption>
    </figure>
  );
}
