import pg from 'pg';
import type { MemberRole } from '../contract/people.ts';

export type NewMember = { accountId: string; name: string; email: string; role: MemberRole };

/**
 * Creates an organization with its members. Nobody can do this through the application: it takes an administrator's
 * connection, which acts as the owner of the tables within that one organization.
 * @returns the organization's id
 */
export async function setUpOrganization(databaseUrl: string, name: string, members: readonly NewMember[]): Promise<string> {
  const client = new pg.Client({ connectionString: databaseUrl, application_name: 'assay-setup' });
  await client.connect();
  try {
    await client.query('BEGIN; SET LOCAL ROLE assay_owner');
    const { rows: [created] } = await client.query<{ id: string }>(
      "SELECT set_config('assay.organization', uuidv7()::text, true) AS id, set_config('assay.scope', 'organization', true)",
    );
    if (created === undefined) throw new Error('Postgres gave no id.');
    await client.query('INSERT INTO assay.organizations (id, name) VALUES ($1, $2)', [created.id, name]);
    for (const member of members) {
      await client.query('INSERT INTO assay.members (organization_id, account_id, name, email, role) VALUES ($1, $2, $3, $4, $5)',
        [created.id, member.accountId, member.name, member.email, member.role]);
    }
    await client.query('COMMIT');
    return created.id;
  } finally {
    await client.end();
  }
}
