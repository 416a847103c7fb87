import { Navigate } from 'react-router';

/** Candidates come by their link, so the front door is for members. */
export function HomePage() {
  return <Navigate to="/review" replace />;
}
