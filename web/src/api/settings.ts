import type { ApiKeyBody, ApiKeys, CreatedApiKey } from '@assay/server/contract/api-keys.ts';
import type { Branding, BrandingBody } from '@assay/server/contract/branding.ts';
import type { OutboxPage } from '@assay/server/contract/outbox.ts';
import type { JoinBody, JoinView, MemberInvitationBody, MemberInvitations, MemberInvitationView, MemberRole, Members, OrganizationBody } from '@assay/server/contract/people.ts';
import type { IdentityProviderBody, SignInSettings } from '@assay/server/contract/sign-in.ts';
import { infiniteQueryOptions, queryOptions } from '@tanstack/react-query';
import { request } from './request.ts';

export const membersQuery = queryOptions({ queryKey: ['members'], queryFn: () => request<Members>('/members') });
export const changeRole = ({ accountId, role }: { accountId: string; role: MemberRole }) => request<void>(`/members/${accountId}/role`, { method: 'PUT', body: { role } });
export const removeMember = (accountId: string) => request<void>(`/members/${accountId}`, { method: 'DELETE' });

export const memberInvitationsQuery = queryOptions({ queryKey: ['member-invitations'], queryFn: () => request<MemberInvitations>('/member-invitations') });
export const inviteMember = (body: MemberInvitationBody) => request<MemberInvitationView>('/member-invitations', { method: 'POST', body });
export const resendMemberInvitation = (id: string) => request<MemberInvitationView>(`/member-invitations/${id}/resend`, { method: 'POST' });
export const revokeMemberInvitation = (id: string) => request<MemberInvitationView>(`/member-invitations/${id}/revoke`, { method: 'POST' });

export const joinQuery = (token: string) => queryOptions({
  queryKey: ['join', token], queryFn: () => request<JoinView>('/join/look', { method: 'POST', body: { token } }), staleTime: Infinity,
});
export const join = (body: JoinBody) => request<JoinView>('/join', { method: 'POST', body });

export const renameOrganization = (body: OrganizationBody) => request<void>('/organization', { method: 'PUT', body });

export const brandingQuery = queryOptions({ queryKey: ['branding'], queryFn: () => request<Branding>('/branding') });
export const saveBranding = (body: BrandingBody) => request<Branding>('/branding', { method: 'PUT', body });
export const saveLogo = (file: File) => request<Branding>('/branding/logo', { method: 'PUT', body: file });
export const removeLogo = () => request<Branding>('/branding/logo', { method: 'DELETE' });

export const apiKeysQuery = queryOptions({ queryKey: ['api-keys'], queryFn: () => request<ApiKeys>('/api-keys') });
export const createApiKey = (body: ApiKeyBody) => request<CreatedApiKey>('/api-keys', { method: 'POST', body });
export const revokeApiKey = (id: string) => request<void>(`/api-keys/${id}/revoke`, { method: 'POST' });

export const signInSettingsQuery = queryOptions({ queryKey: ['identity-provider'], queryFn: () => request<SignInSettings>('/identity-provider') });
export const saveIdentityProvider = (body: IdentityProviderBody) => request<SignInSettings>('/identity-provider', { method: 'PUT', body });
export const removeIdentityProvider = () => request<void>('/identity-provider', { method: 'DELETE' });

const SENDING_MS = 3000;
/** Mails, newest first; looked at again while some are on their way. */
export const outboxQuery = infiniteQueryOptions({
  queryKey: ['outbox'],
  initialPageParam: null as string | null,
  queryFn: ({ pageParam, signal }) => request<OutboxPage>(`/outbox${pageParam === null ? '' : `?cursor=${pageParam}`}`, { signal }),
  getNextPageParam: (page) => page.nextCursor,
  refetchInterval: ({ state: { data } }) => (data?.pages.some((page) => page.delivers && page.items.some(({ state }) => state === 'waiting')) === true ? SENDING_MS : false),
});
export const retryMail = (id: string) => request<void>(`/outbox/${id}/retry`, { method: 'POST' });
