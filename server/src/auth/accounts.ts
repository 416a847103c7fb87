import type { AuthContext } from 'better-auth';

/** What reaches accounts: better-auth as a whole, or one request within it. */
export type Accounts = { $context: Promise<Pick<AuthContext, 'internalAdapter'> & { password: Pick<AuthContext['password'], 'hash'> }> };

type NewAccount = { name: string; email: string; /** Null: only by single sign-on, until a reset sets one. */ password: string | null };

/** The id of the account with this address, or null. */
export async function findAccount(auth: Accounts, email: string): Promise<string | null> {
  const { internalAdapter } = await auth.$context;
  return (await internalAdapter.findUserByEmail(email))?.user.id ?? null;
}

/** Makes an account and returns its id. The address must be free. */
export async function createAccount(auth: Accounts, { name, email, password }: NewAccount): Promise<string> {
  const context = await auth.$context;
  const user = await context.internalAdapter.createUser({ name, email, emailVerified: true }, { method: 'email-password' });
  if (password !== null) {
    await context.internalAdapter.linkAccount({
      userId: user.id, accountId: user.id, providerId: 'credential', password: await context.password.hash(password),
    });
  }
  return user.id;
}

/** An account that is there keeps its password. */
export async function ensureAccount(auth: Accounts, account: NewAccount): Promise<string> {
  return await findAccount(auth, account.email) ?? createAccount(auth, account);
}

/** Deletes an account and ends its sign-ins. */
export async function deleteAccount(auth: Accounts, accountId: string): Promise<void> {
  const { internalAdapter } = await auth.$context;
  await internalAdapter.deleteUser(accountId);
}
