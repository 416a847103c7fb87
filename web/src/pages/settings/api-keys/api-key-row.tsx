import type { ApiKeyView } from '@assay/server/contract/api-keys.ts';
import { useMutation, useQueryClient } from '@tanstack/react-query';
import { apiKeysQuery, revokeApiKey } from '../../../api/settings.ts';
import { asDateTime } from '../../../ui/times.ts';
import { ConfirmButton } from '../confirm-button.tsx';
import classes from '../settings.module.css';

/** One key; a revoked one stays in the list, so that records that name it can be read. */
export function ApiKeyRow({ apiKey }: { apiKey: ApiKeyView }) {
  const queries = useQueryClient();
  const revoke = useMutation({ mutationFn: revokeApiKey, onSuccess: () => queries.invalidateQueries({ queryKey: apiKeysQuery.queryKey }) });
  return (
    <tr>
      <th scope="row">{apiKey.name}<small><code>{apiKey.prefix}…</code></small></th>
      <td>{apiKey.scopes.join(', ')}</td>
      <td>{asDateTime(apiKey.createdAt)}</td>
      <td>{apiKey.lastUsedAt === null ? 'Never' : asDateTime(apiKey.lastUsedAt)}</td>
      <td>
        {apiKey.revokedAt === null ? (
          <div className={classes.actions}>
            <ConfirmButton label="Revoke" question={`Revoke ${apiKey.name}`} error={revoke.error} pending={revoke.isPending} onConfirm={() => { revoke.mutate(apiKey.id); }}>
              <p>Programs that use it are refused from their next request on. This cannot be undone.</p>
            </ConfirmButton>
          </div>
        ) : `Revoked ${asDateTime(apiKey.revokedAt)}`}
      </td>
    </tr>
  );
}
