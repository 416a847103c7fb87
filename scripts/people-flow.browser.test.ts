import { openIdentityProvider } from '../server/src/testing/test-identity-provider.ts';
import { openPerson } from '../web/src/testing/open-chromium.ts';
import { clean, cleanInBoth, onStage } from './play/stage.ts';
import { signIn } from './play/staff-steps.ts';

const stage = onStage();
const PASSWORD = 'a password of four words';

test('an administrator invites a colleague, who joins, forgets the password and goes', async () => {
  const { assay, browser } = stage();
  const email = 'ina@northwind.example';
  const admin = await openPerson(browser);
  const { page } = admin;
  await signIn(page, assay.demo, 'admin', `${assay.url}/settings/members`);
  await page.getByRole('region', { name: 'Invite a colleague' }).getByLabel('E-mail').fill(email);
  await page.getByRole('button', { name: 'Invite' }).click();
  await page.getByRole('rowheader', { name: email }).waitFor();
  await cleanInBoth(page, 'members');
  const linkTo = async (path: string): Promise<string> => {
    await page.goto(`${assay.url}/settings/outbox`);
    const mail = page.getByRole('listitem').filter({ hasText: email }).first();
    await mail.getByText('Text').click();
    const text = await mail.locator('pre').innerText();
    return new RegExp(`http\\S+/${path}/\\S+`).exec(text)?.[0] ?? `no link to ${path}`;
  };
  const link = await linkTo('join');
  await cleanInBoth(page, 'outbox');

  const ina = await openPerson(browser);
  await ina.page.goto(link);
  await ina.page.getByLabel('Your name').waitFor();
  await cleanInBoth(ina.page, 'join');
  await ina.page.getByLabel('Your name').fill('Ina Ito');
  await ina.page.getByRole('textbox', { name: 'Password' }).fill('short');
  await ina.page.getByRole('button', { name: /^Join/ }).click();
  await ina.page.getByText('Use at least 12 characters.').waitFor();
  await ina.page.getByRole('textbox', { name: 'Password' }).fill(PASSWORD);
  await ina.page.getByRole('button', { name: /^Join/ }).click();
  await ina.page.waitForURL(`${assay.url}/review`);
  await ina.page.goto(link);
  await ina.page.getByRole('heading', { name: 'This invitation cannot be used' }).waitFor();
  await cleanInBoth(ina.page, 'used invitation');

  await ina.page.goto(`${assay.url}/forgot-password`);
  await ina.page.getByLabel('E-mail').fill(email);
  await cleanInBoth(ina.page, 'forgotten password');
  await ina.page.getByRole('button', { name: 'Send me a link' }).click();
  await ina.page.getByRole('status').waitFor();
  await ina.page.goto(await linkTo('reset-password'));
  await ina.page.getByRole('textbox', { name: 'New password' }).fill(`${PASSWORD} more`);
  await cleanInBoth(ina.page, 'new password');
  await ina.page.getByRole('button', { name: 'Change password' }).click();
  await ina.page.getByText('Your password is changed').waitFor();

  await page.goto(`${assay.url}/settings/api-keys`);
  await page.getByLabel('Name').fill('Import');
  await page.getByRole('button', { name: 'Make a key' }).click();
  await page.getByRole('status').getByText(/^assay_[\w-]{43}$/).waitFor();
  await cleanInBoth(page, 'API keys');
  await page.getByRole('button', { name: 'Revoke Import' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Revoke' }).click();
  await page.getByText(/^Revoked /).first().waitFor();
  await page.getByRole('link', { name: 'What they can call' }).click();
  await page.getByLabel('Search').fill('invite candidate');
  await page.getByRole('link', { name: 'Invite a candidate' }).click();
  await page.getByText('CreatedInvitation', { exact: true }).waitFor();
  await cleanInBoth(page, 'API documentation');

  await page.goto(`${assay.url}/settings/organization`);
  await page.getByLabel('Name of the organization').fill('Northwind Labs');
  await cleanInBoth(page, 'organization');
  await page.getByRole('region', { name: 'Name' }).getByRole('button', { name: 'Save' }).click();
  await page.getByText('Adele Admin, Northwind Labs').waitFor();

  await page.goto(`${assay.url}/settings/members`);
  await page.getByLabel('Role of Adele Admin').selectOption('author');
  await page.getByRole('alert').getByText(/Make somebody else an administrator first/).waitFor();
  await page.getByRole('button', { name: 'Remove Ina Ito' }).click();
  await cleanInBoth(page, 'removing a member');
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await page.getByRole('button', { name: 'Remove Ina Ito' }).waitFor({ state: 'detached' });
  await ina.close();
  await admin.close();
}, 180_000);

test('an administrator sets an identity provider, and a member signs in by it', async () => {
  const { assay, browser } = stage();
  const provider = await openIdentityProvider({ id: 'assay', secret: 'a secret of the client', redirectUri: `${assay.url}/api/auth/sso/callback` });
  const admin = await openPerson(browser, { colorScheme: 'dark' });
  const { page } = admin;
  await signIn(page, assay.demo, 'admin', `${assay.url}/settings/sign-in`);
  await page.getByLabel('Issuer').fill(assay.url);
  await page.getByLabel('Client id').fill('assay');
  await page.getByRole('textbox', { name: 'Client secret' }).fill('a secret of the client');
  await page.getByRole('button', { name: 'Save' }).click();
  await page.getByText(/Expected an OpenID provider/).waitFor();
  await clean(page, 'no identity provider');
  await page.getByLabel('Issuer').fill(provider.issuer);
  await page.getByRole('button', { name: 'Save' }).click();
  const link = page.getByRole('region', { name: 'Link to sign in' }).locator('code');
  await link.waitFor();
  await clean(page, 'identity provider');

  const rey = assay.demo.logins.find(({ role }) => role === 'interviewer');
  provider.people.set('rey', { email: rey?.email ?? '', email_verified: true, name: 'Rey' });
  provider.person.current = 'rey';
  const member = await openPerson(browser);
  await member.page.goto(await link.innerText());
  await member.page.waitForURL(`${assay.url}/review`);
  await member.page.getByText(`${rey?.name ?? ''},`).waitFor();
  provider.person.current = 'stranger';
  const stranger = await openPerson(browser);
  await stranger.page.goto(await link.innerText());
  await stranger.page.getByRole('alert').getByText(/does not vouch for your e-mail address/).waitFor();
  await clean(stranger.page, 'refused by single sign-on');

  await page.getByRole('button', { name: 'Remove the identity provider' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Remove' }).click();
  await link.waitFor({ state: 'detached' });
  await Promise.all([stranger.close(), member.close(), admin.close()]);
  await provider.close();
}, 120_000);

test('an interviewer is told that the settings are not for them', async () => {
  const { assay, browser } = stage();
  const rey = await openPerson(browser);
  await signIn(rey.page, assay.demo, 'interviewer', `${assay.url}/settings/members`);
  await rey.page.getByText(/^Settings are for administrators/).waitFor();
  expect(await rey.page.getByRole('textbox').count()).toBe(0);
  await clean(rey.page, 'settings of an interviewer');
  expect(await rey.page.getByRole('link', { name: 'Settings' }).count()).toBe(0);
  await rey.close();
});
