import { describe, expect, test } from 'vitest';
import { repo, startWidget } from './fixture.ts';

describe('issues', () => {
  test('share their numbers with pull requests and are filtered by label', async () => {
    await using widget = await startWidget();
    const { github, client, commit } = widget;
    const octokit = client('ada-token');
    github.addIssue({ number: 5, title: 'Range is wrong', body: 'b', labels: ['regreen'], user: 'eve' });
    await commit(octokit, 'topic');
    const pull = await octokit.pulls.create({ ...repo, title: 't', head: 'topic', base: 'main' });
    expect(pull.data.number).toBe(6);
    const labelled = await octokit.issues.listForRepo({ ...repo, labels: 'regreen' });
    expect(labelled.data.map(({ number }) => number)).toEqual([5]);
    const created = await octokit.issues.create({ ...repo, title: 'New', labels: ['bug'] });
    expect(created.data).toMatchObject({ number: 7, user: { login: 'ada', id: 7 } });
    await octokit.issues.update({ ...repo, issue_number: 7, state: 'closed' });
    expect(github.state.issues.get(7)?.state).toBe('closed');
    expect(github.violations).toEqual([]);
  });

  test('take comments, labels and reactions', async () => {
    await using widget = await startWidget();
    const { github, client } = widget;
    const octokit = client('ada-token');
    github.addIssue({ number: 1, title: 't', body: 'b', labels: [], user: 'eve' });
    const on = { ...repo, issue_number: 1 };
    const comment = await octokit.issues.createComment({ ...on, body: 'first' });
    await octokit.issues.updateComment({ ...repo, comment_id: comment.data.id, body: 'second' });
    expect((await octokit.issues.listComments(on)).data).toMatchObject([
      { body: 'second', user: { login: 'ada' } },
    ]);
    await octokit.issues.createLabel({ ...repo, name: 'regreen', color: '00ff00' });
    await octokit.issues.addLabels({ ...on, labels: ['regreen'] });
    expect((await octokit.issues.get(on)).data.labels).toMatchObject([{ name: 'regreen', color: '00ff00' }]);
    await octokit.reactions.createForIssue({ ...on, content: 'eyes' });
    await octokit.reactions.createForIssueComment({
      ...repo,
      comment_id: comment.data.id,
      content: 'rocket',
    });
    expect(github.state.reactions.map(({ content }) => content)).toEqual(['eyes', 'rocket']);
    await expect(octokit.issues.createComment({ ...on, body: 'x'.repeat(65_537) })).rejects.toThrow(
      'too long',
    );
    expect(github.violations).toEqual([]);
  });
});
