import { QueryClient } from '@tanstack/react-query';
import { isUnreachable } from './problem.ts';

/** A refusal is an answer and is shown at once; only silence is worth asking again. */
export const queryClient = new QueryClient({
  defaultOptions: {
    queries: {
      retry: (failures, error) => isUnreachable(error) && failures < 3,
      staleTime: 5_000,
      refetchOnWindowFocus: false,
    },
    mutations: { retry: false },
  },
});
