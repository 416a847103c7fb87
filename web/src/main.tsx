import '@mantine/core/styles.css';
import './theme.css';
import { MantineProvider } from '@mantine/core';
import { QueryClientProvider } from '@tanstack/react-query';
import { StrictMode } from 'react';
import { createRoot } from 'react-dom/client';
import { createBrowserRouter } from 'react-router';
import { RouterProvider } from 'react-router/dom';
import { queryClient } from './api/query-client.ts';
import { reloadWhenOutdated } from './reload-when-outdated.ts';
import { routes } from './routes.tsx';
import { cssVariables, theme } from './theme.ts';
import { Announcer } from './ui/announcer.tsx';
import { ShortcutsProvider } from './ui/shortcuts.tsx';

reloadWhenOutdated();

const root = document.getElementById('root');
if (root === null) throw new Error('index.html has no #root.');

createRoot(root).render(
  <StrictMode>
    <MantineProvider theme={theme} cssVariablesResolver={cssVariables} defaultColorScheme="auto">
      <QueryClientProvider client={queryClient}>
        <Announcer>
          <ShortcutsProvider>
            <RouterProvider router={createBrowserRouter(routes)} />
          </ShortcutsProvider>
        </Announcer>
      </QueryClientProvider>
    </MantineProvider>
  </StrictMode>,
);
