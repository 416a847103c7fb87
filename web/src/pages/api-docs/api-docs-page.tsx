import type { OpenApiDocument } from '@assay/server/contract/openapi.ts';
import { useQuery } from '@tanstack/react-query';
import { useParams, useSearchParams } from 'react-router';
import { openApiQuery } from '../../api/openapi.ts';
import { EmptyState } from '../../ui/empty-state.tsx';
import { MarkdownText } from '../../ui/markdown-text.tsx';
import { Page } from '../../ui/page.tsx';
import { PageSkeleton } from '../../ui/page-skeleton.tsx';
import { ProblemPanel } from '../../ui/problem-panel.tsx';
import classes from './api-docs.module.css';
import { OperationList } from './operation-list.tsx';
import { OperationView } from './operation-view.tsx';
import { operationsOf } from './operations.ts';

const TITLE = 'API';

/** `/api-docs/:operationId?q=…`: the API to read, as `/api/openapi.json` describes it. */
export function ApiDocsPage() {
  const document = useQuery(openApiQuery);
  if (document.isPending) return <PageSkeleton title={TITLE} width="wide" />;
  if (document.isError) return <Page title={TITLE}><ProblemPanel error={document.error} onRetry={document.refetch} /></Page>;
  return <Docs document={document.data} />;
}

function Docs({ document }: { document: OpenApiDocument }) {
  const { operationId } = useParams();
  const [query, setQuery] = useSearchParams();
  const operations = operationsOf(document);
  const operation = operations.find((one) => one.operationId === operationId);
  return (
    <Page title={operation?.summary ?? TITLE} width="wide" home="/review" nav={[{ to: '/api-docs', label: 'API', exact: true }]}>
      <div className={classes.frame}>
        <OperationList operations={operations} text={query.get('q') ?? ''} onSearch={(text) => { setQuery(text === '' ? {} : { q: text }, { replace: true }); }} />
        {operation !== undefined && <OperationView key={operation.operationId} operation={operation} document={document} />}
        {operation === undefined && operationId !== undefined && <EmptyState title={`There is no operation ${operationId}`}>Choose one of the list.</EmptyState>}
        {operationId === undefined && <About document={document} />}
      </div>
    </Page>
  );
}

function About({ document: { info, components } }: { document: OpenApiDocument }) {
  return (
    <article className={classes.operation}>
      <MarkdownText>{info.description}</MarkdownText>
      <p><a href="/api/openapi.json">openapi.json</a> is the same for programs, in OpenAPI 3.1: make a client of it.</p>
      <section>
        <h2>Who calls</h2>
        <dl className={classes.schemes}>
          {Object.entries(components.securitySchemes).map(([name, { description }]) => <div key={name}><dt>{name}</dt><dd><MarkdownText>{description}</MarkdownText></dd></div>)}
        </dl>
      </section>
    </article>
  );
}
