import { useQuery } from '@tanstack/react-query';
import { apiKeysQuery } from '../../../api/settings.ts';
import { EmptyState } from '../../../ui/empty-state.tsx';
import { ProblemPanel } from '../../../ui/problem-panel.tsx';
import { SettingsPage } from '../settings-page.tsx';
import classes from '../settings.module.css';
import { ApiKeyRow } from './api-key-row.tsx';
import { CreateApiKey } from './create-api-key.tsx';

/** `/settings/api-keys`: what lets programs in. */
export function ApiKeysPage() {
  return (
    <SettingsPage title="API keys">
      <CreateApiKey />
      <KeyList />
    </SettingsPage>
  );
}

function KeyList() {
  const keys = useQuery(apiKeysQuery);
  return (
    <section className={classes.card} aria-labelledby="api-keys">
      <h2 id="api-keys">Keys</h2>
      {keys.isPending && <p role="status">Loading keys…</p>}
      {keys.isError && <ProblemPanel error={keys.error} onRetry={keys.refetch} />}
      {keys.data?.items.length === 0 && <EmptyState title="No keys yet" />}
      {keys.data !== undefined && keys.data.items.length > 0 && (
        <div className={classes.scroll}>
          <table className={classes.table}>
            <thead><tr><th scope="col">Name</th><th scope="col">Scopes</th><th scope="col">Made</th><th scope="col">Last used</th><th scope="col"><span className="visually-hidden">Actions</span></th></tr></thead>
            <tbody>{keys.data.items.map((key) => <ApiKeyRow key={key.id} apiKey={key} />)}</tbody>
          </table>
        </div>
      )}
    </section>
  );
}
