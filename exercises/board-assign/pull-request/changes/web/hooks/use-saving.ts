import { useState } from 'react';

/** Ids of incidents whose changes are on their way, one entry per change. */
export function useSaving() {
  const [saving, setSaving] = useState<readonly string[]>([]);

  const begin = (id: string) => setSaving((ids) => [...ids, id]);

  const end = (id: string) => setSaving((ids) => {
    const index = ids.indexOf(id);
    return ids.filter((_, each) => each !== index);
  });

  return { saving, begin, end };
}
