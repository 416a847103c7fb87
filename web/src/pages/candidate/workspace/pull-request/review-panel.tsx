import { Button, Radio, Textarea } from '@mantine/core';
import { useState } from 'react';
import { EmptyState } from '../../../../ui/empty-state.tsx';
import { MarkdownText } from '../../../../ui/markdown-text.tsx';
import { CAUSE_WORDS, CommentForm } from './comment-form.tsx';
import { linesOf, type Review, type ReviewComment, type Verdict } from './review-file.ts';
import classes from './pull-request.module.css';

const MOST_COMMENTS = 10;

type Props = { review: Review; /** Files as the pull request leaves them. */ after: Readonly<Record<string, string>>; onChange: (review: Review) => void; onOpen: (path: string) => void };

/** Findings, summary and verdict: what is handed in as the review. */
export function ReviewPanel({ review, after, onChange, onOpen }: Props) {
  const [editing, setEditing] = useState<number | null>(null);
  const [removed, setRemoved] = useState<{ comment: ReviewComment; index: number } | null>(null);
  const put = (comments: ReviewComment[]) => { onChange({ ...review, comments }); };
  return (
    <div className={classes.review} tabIndex={0} role="region" aria-label="My review">
      <h2>Comments ({review.comments.length} of {MOST_COMMENTS})</h2>
      {review.comments.length === 0 && <EmptyState title="No comment yet">Open a file of the pull request, select lines and press Ctrl-Enter.</EmptyState>}
      <ol>
        {review.comments.map((comment, index) => (
          <li key={index}>
            {editing === index
              ? <CommentForm file={comment.file} lines={comment} start={comment} code={linesOf(after[comment.file] ?? '', comment)} onSave={(next) => { put(review.comments.map((each, i) => (i === index ? next : each))); setEditing(null); }} onCancel={() => { setEditing(null); }} />
              : (
                <>
                  <button type="button" onClick={() => { onOpen(comment.file); }}><code>{comment.file}:{comment.from}{comment.to === comment.from ? '' : `–${comment.to}`}</code></button>
                  <span> {comment.severity} · {CAUSE_WORDS[comment.cause]}</span>
                  <MarkdownText>{comment.text}</MarkdownText>
                  <Button size="compact-xs" variant="default" onClick={() => { setEditing(index); }}>Edit</Button>{' '}
                  <Button size="compact-xs" variant="default" onClick={() => { setRemoved({ comment, index }); put(review.comments.filter((_, i) => i !== index)); }}>Remove</Button>
                </>
              )}
          </li>
        ))}
      </ol>
      {removed !== null && <p role="status">Removed. <Button size="compact-xs" variant="default" onClick={() => { put(review.comments.toSpliced(removed.index, 0, removed.comment)); setRemoved(null); }}>Put it back</Button></p>}
      <Textarea label="Summary for the author" autosize minRows={2} value={review.summary} onChange={(event) => { onChange({ ...review, summary: event.currentTarget.value }); }} />
      <Radio.Group label="Verdict" value={review.verdict ?? ''} onChange={(verdict) => { onChange({ ...review, verdict: verdict as Verdict }); }}>
        <Radio value="approve" label="Approve: it can go to production as it is" />
        <Radio value="request_changes" label="Request changes" />
      </Radio.Group>
    </div>
  );
}
