import { Skeleton, Stack } from '@mantine/core';
import { Page } from './page.tsx';

/** A page whose data is on its way: its title is there, its shape is hinted. */
export function PageSkeleton({ title, width = 'narrow' }: { title: string; width?: 'narrow' | 'wide' }) {
  return (
    <Page title={title} width={width}>
      <p role="status" className="visually-hidden">Loading {title}…</p>
      <Stack gap="sm" aria-hidden="true">
        <Skeleton height={18} width="60%" />
        <Skeleton height={18} width="85%" />
        <Skeleton height={160} />
      </Stack>
    </Page>
  );
}
