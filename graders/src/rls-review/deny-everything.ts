import { rolesOf, type FixtureContract } from '@assay/fixtures/database/fixture-contract.ts';
import { quoteLiteral } from '@assay/fixtures/database/identifiers.ts';

/** A fix that closes every leak by taking everything away: no role but the owner may use anything any more. */
export function denyEverything(contract: FixtureContract): string {
  const others = rolesOf(contract).filter((role) => role !== contract.roles.owner);
  const schemas = contract.schemas.map(quoteLiteral).join(', ');
  return `DO $$
DECLARE object text;
BEGIN
  FOR object IN
    SELECT format('TABLE %s', oid::regclass) FROM pg_class
    WHERE relnamespace::regnamespace::text IN (${schemas}) AND relkind IN ('r', 'p', 'v', 'm', 'f') AND pg_has_role(relowner, 'USAGE')
    UNION ALL
    SELECT format('ROUTINE %s', oid::regprocedure) FROM pg_proc
    WHERE pronamespace::regnamespace::text IN (${schemas}) AND prokind IN ('f', 'p') AND pg_has_role(proowner, 'USAGE')
  LOOP
    EXECUTE format('REVOKE ALL ON %s FROM ${['PUBLIC', ...others].join(', ')}', object);
  END LOOP;
END $$;
`;
}
