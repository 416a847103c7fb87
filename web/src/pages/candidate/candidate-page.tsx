import type { SessionView } from '@assay/server/contract/session.ts';
import type { ReactNode } from 'react';
import { OrganizationMark } from '../../branding/organization-mark.tsx';
import { SupportLine } from '../../branding/support-line.tsx';
import { Page } from '../../ui/page.tsx';

type Props = { session: SessionView; title: string; heading?: ReactNode; children: ReactNode };

/** A page of reading for a candidate: who asks, and whom to ask. */
export function CandidatePage({ session: { candidate, organization }, title, heading, children }: Props) {
  return (
    <Page title={title} heading={heading} end={<span>{candidate.name}</span>}
      brand={<OrganizationMark name={organization.name} logo={organization.branding.logo} logos="/api/session/logos" />}>
      {children}
      <SupportLine email={organization.branding.supportEmail} />
    </Page>
  );
}
