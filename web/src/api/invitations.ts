import type { BatchBody, CreatedInvitation, CreatedInvitations, ExtendBody, InvitationBody, Invitations, InvitationView, Preview, PreviewBody } from '@assay/server/contract/authoring.ts';
import { queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export const invitationsQuery = queryOptions({ queryKey: ['invitations'], queryFn: () => request<Invitations>('/invitations') });

export const invite = (body: InvitationBody) => request<CreatedInvitation>('/invitations', { method: 'POST', body });
export const previewInvitations = (body: PreviewBody) => request<Preview>('/invitations/preview', { method: 'POST', body });
export const inviteMany = (body: BatchBody) => request<CreatedInvitations>('/invitations/batch', { method: 'POST', body });
export const revokeInvitation = (id: string) => request<InvitationView>(`/invitations/${id}/revoke`, { method: 'POST' });
export const resendInvitation = (id: string) => request<CreatedInvitation>(`/invitations/${id}/resend`, { method: 'POST' });
export const extendInvitation = (id: string, body: ExtendBody) => request<InvitationView>(`/invitations/${id}/extend`, { method: 'POST', body });
