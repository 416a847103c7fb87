import { useQuery } from '@tanstack/react-query';
import { brandingQuery } from '../../../api/settings.ts';
import { meQuery } from '../../../api/staff.ts';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { SettingsPage } from '../settings-page.tsx';
import { LogoForm } from './logo-form.tsx';
import { LookForm } from './look-form.tsx';
import { NameForm } from './name-form.tsx';

/** `/settings/organization`: its name, and how it looks to candidates. */
export function OrganizationPage() {
  return <SettingsPage title="Organization"><Organization /></SettingsPage>;
}

function Organization() {
  const me = useQuery(meQuery);
  const branding = useQuery(brandingQuery);
  return (
    <>
      {me.data !== undefined && <NameForm organization={me.data.organization} />}
      {branding.isPending && <p role="status">Loading the look…</p>}
      {branding.isError && <ProblemPanel error={branding.error} onRetry={branding.refetch} />}
      {branding.data !== undefined && me.data !== undefined && <LookForm branding={branding.data} name={me.data.organization.name} />}
      {branding.data !== undefined && <LogoForm logo={branding.data.logo} />}
    </>
  );
}
