import { useState } from 'react';

/** Which files were marked as viewed, kept in this browser. */
export function useViewed(attemptId: string): [string[], (path: string, viewed: boolean) => void] {
  const key = `assay-viewed-${attemptId}`;
  const [paths, setPaths] = useState<string[]>(() => JSON.parse(localStorage.getItem(key) ?? '[]') as string[]);
  return [paths, (path, viewed) => {
    const next = viewed ? [...paths, path] : paths.filter((each) => each !== path);
    localStorage.setItem(key, JSON.stringify(next));
    setPaths(next);
  }];
}
