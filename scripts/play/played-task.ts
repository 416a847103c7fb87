/** The exercise that tests and pictures play: a read leak, because its evidence is rows. */
export const PLAYED = {
  slug: 'clinic-letters',
  title: 'Letters from another clinic',
  right: 'qualified-names',
  actor: 'nordlicht',
  query: 'SELECT clinic_id, count(*), min(title) FROM documents GROUP BY clinic_id ORDER BY clinic_id;',
} as const;

/** The exercise with code that tests and pictures play. */
export const PLAYED_CODE = { slug: 'support-context', title: 'A context that fits', right: 'by-density', wrong: 'filters-what-it-found' } as const;

/** The pull request that tests and pictures play. */
export const PLAYED_REVIEW = { slug: 'payouts-withdrawal', title: 'Payouts on request', right: 'row-lock' } as const;
