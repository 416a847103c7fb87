import { redirect, type RouteObject } from 'react-router';
import { CrashPage } from './ui/crash-page.tsx';
import { NotFoundPage } from './ui/not-found-page.tsx';
import { PageSkeleton } from './ui/page-skeleton.tsx';

/** Every page, loaded when it is visited: a candidate downloads no reviewer's code and the other way round. */
export const routes: RouteObject[] = [
  {
    errorElement: <CrashPage />,
    hydrateFallbackElement: <PageSkeleton title="Assay" />,
    children: [
      { path: '/', lazy: async () => ({ Component: (await import('./pages/review/home/home-page.tsx')).HomePage }) },
      { path: '/sign-in', lazy: async () => ({ Component: (await import('./pages/review/sign-in/sign-in-page.tsx')).SignInPage }) },
      { path: '/s/:token', lazy: async () => ({ Component: (await import('./pages/candidate/welcome/welcome-page.tsx')).WelcomePage }) },
      { path: '/s/:token/tasks', lazy: async () => ({ Component: (await import('./pages/candidate/tasks/tasks-page.tsx')).TasksPage }) },
      { path: '/s/:token/tasks/:attemptId', lazy: async () => ({ Component: (await import('./pages/candidate/workspace/workspace-page.tsx')).WorkspacePage }) },
      { path: '/s/:token/receipt', lazy: async () => ({ Component: (await import('./pages/candidate/receipt/receipt-page.tsx')).ReceiptPage }) },
      { path: '/review', lazy: async () => ({ Component: (await import('./pages/review/sessions/sessions-page.tsx')).SessionsPage }) },
      { path: '/review/sessions/:sessionId', lazy: async () => ({ Component: (await import('./pages/review/session/session-page.tsx')).SessionPage }) },
      { path: '/review/sessions/:sessionId/report', lazy: async () => ({ Component: (await import('./pages/review/print/print-page.tsx')).PrintPage }) },
      { path: '/review/compare', lazy: async () => ({ Component: (await import('./pages/review/compare/compare-page.tsx')).ComparePage }) },
      { path: '/review/regrades', lazy: async () => ({ Component: (await import('./pages/review/regrades/regrades-page.tsx')).RegradesPage }) },
      { path: '/review/regrades/new', lazy: async () => ({ Component: (await import('./pages/review/regrades/start-page.tsx')).StartPage }) },
      { path: '/review/regrades/:regradeId', lazy: async () => ({ Component: (await import('./pages/review/regrades/regrade-page.tsx')).RegradePage }) },
      { path: '/review/screens/:screenId/statistics', lazy: async () => ({ Component: (await import('./pages/review/statistics/statistics-page.tsx')).StatisticsPage }) },
      { path: '/review/baselines/:exerciseId', lazy: async () => ({ Component: (await import('./pages/review/baseline/baseline-page.tsx')).BaselinePage }) },
      { path: '/author', loader: ({ request }) => redirect(`/author/catalogue${new URL(request.url).search}`) },
      { path: '/author/catalogue', lazy: async () => ({ Component: (await import('./pages/author/catalogue/catalogue-page.tsx')).CataloguePage }) },
      { path: '/author/catalogue/:exerciseId', lazy: async () => ({ Component: (await import('./pages/author/catalogue/exercise-page.tsx')).ExercisePage }) },
      { path: '/author/exercises', lazy: async () => ({ Component: (await import('./pages/author/exercises/exercises-page.tsx')).ExercisesPage }) },
      { path: '/author/exercises/:draftId', lazy: async () => ({ Component: (await import('./pages/author/exercise/exercise-page.tsx')).ExercisePage }) },
      { path: '/author/screens', lazy: async () => ({ Component: (await import('./pages/author/screens/screens-page.tsx')).ScreensPage }) },
      { path: '/forgot-password', lazy: async () => ({ Component: (await import('./pages/password/forgot-password-page.tsx')).ForgotPasswordPage }) },
      { path: '/reset-password/:token', lazy: async () => ({ Component: (await import('./pages/password/reset-password-page.tsx')).ResetPasswordPage }) },
      { path: '/join/:token', lazy: async () => ({ Component: (await import('./pages/join/join-page.tsx')).JoinPage }) },
      { path: '/settings', lazy: async () => ({ Component: (await import('./pages/settings/settings-home.tsx')).SettingsHome }) },
      { path: '/settings/members', lazy: async () => ({ Component: (await import('./pages/settings/members/members-page.tsx')).MembersPage }) },
      { path: '/settings/sign-in', lazy: async () => ({ Component: (await import('./pages/settings/sign-in/sign-in-settings-page.tsx')).SignInSettingsPage }) },
      { path: '/settings/api-keys', lazy: async () => ({ Component: (await import('./pages/settings/api-keys/api-keys-page.tsx')).ApiKeysPage }) },
      { path: '/settings/webhooks', lazy: async () => ({ Component: (await import('./pages/settings/webhooks/webhooks-page.tsx')).WebhooksPage }) },
      { path: '/settings/webhooks/:webhookId', lazy: async () => ({ Component: (await import('./pages/settings/webhooks/webhook-page.tsx')).WebhookPage }) },
      { path: '/settings/outbox', lazy: async () => ({ Component: (await import('./pages/settings/outbox/outbox-page.tsx')).OutboxPage }) },
      { path: '/settings/privacy', lazy: async () => ({ Component: (await import('./pages/settings/privacy/privacy-page.tsx')).PrivacyPage }) },
      { path: '/settings/audit', lazy: async () => ({ Component: (await import('./pages/settings/audit/audit-page.tsx')).AuditPage }) },
      { path: '/settings/organization', lazy: async () => ({ Component: (await import('./pages/settings/organization/organization-page.tsx')).OrganizationPage }) },
      { path: '/author/screens/:screenId', lazy: async () => ({ Component: (await import('./pages/author/screen/screen-page.tsx')).ScreenPage }) },
      { path: '/author/invitations', lazy: async () => ({ Component: (await import('./pages/author/invitations/invitations-page.tsx')).InvitationsPage }) },
      { path: '/api-docs/:operationId?', lazy: async () => ({ Component: (await import('./pages/api-docs/api-docs-page.tsx')).ApiDocsPage }) },
      { path: '*', Component: NotFoundPage },
    ],
  },
];
