/** The pages of the settings and what each is for, in the order of every list of them. */
export const SETTINGS_PAGES = [
  { to: '/settings/members', label: 'Members', help: 'Who works here, with which role, and who is invited.' },
  { to: '/settings/sign-in', label: 'Sign-in', help: 'Your own identity provider, besides passwords.' },
  { to: '/settings/organization', label: 'Organization', help: 'Name, logo, colour and contact, as candidates see them.' },
  { to: '/settings/webhooks', label: 'Webhooks', help: 'Tell your other systems where each session stands, and see what arrived.' },
  { to: '/settings/api-keys', label: 'API keys', help: 'Let programs invite candidates and read results.' },
  { to: '/settings/outbox', label: 'Outbox', help: 'Every mail, whether it was sent, and its text where no mail server sends it.' },
  { to: '/settings/privacy', label: 'Data protection', help: 'How long what candidates did is kept, what is held back, and who asked for deletion.' },
  { to: '/settings/audit', label: 'Audit log', help: 'Who did what and when, and whether the record is whole.' },
] as const;
