import { invitationMail } from './invitation-mail.ts';

test('the mail names who invites, to what, until when, and carries the link on a line of its own', () => {
  const { subject, text } = invitationMail({ candidate: { name: 'Ana' }, organization: 'North', supportEmail: 'help@north.example', screen: 'Backend', url: 'https://assay.example/s/abc', expiresAt: '2026-12-14T09:30:00.000Z' });
  expect(subject).toBe('North invites you: Backend');
  expect(text.split('\n')).toContain('https://assay.example/s/abc');
  expect(text).toContain('Hello Ana,');
  expect(text.split('\n').at(-1)).toBe('Questions? Write to help@north.example.');
  expect(text).toContain('until Mon, 14 Dec 2026 09:30:00 GMT');
});
