import { accentOf, contrastWithWhite, darkEnough, LEGIBLE } from '@assay/server/contract/accent.ts';
import type { Branding } from '@assay/server/contract/branding.ts';
import { OrganizationMark } from '../../../branding/organization-mark.tsx';
import settings from '../settings.module.css';
import classes from './look-preview.module.css';

const OURS = '#3150c4';
type Props = { name: string; accent: string; logo: Branding['logo']; supportEmail: string };

/** The head of a candidate's start page in both schemes, as it would be after saving. */
export function LookPreview({ name, accent, logo, supportEmail }: Props) {
  const known = /^#[0-9a-f]{6}$/i.test(accent) ? accent.toLowerCase() : OURS;
  const contrast = contrastWithWhite(known);
  const { fill, onLight, onDark } = accentOf(known);
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
        In light and in dark. White on this colour has a contrast of {contrast.toFixed(1)}:1{contrast < LEGIBLE ? `; ${LEGIBLE}:1 is needed, which ${darkEnough(known)} has.` : '.'}
      </figcaption>
    </figure>
  );
}
