import { Navigate } from 'react-router';

/** `/settings`: the first of its pages. */
export function SettingsHome() {
  return <Navigate to="/settings/members" replace />;
}
