package io.github.eksauth.bot.slack;

import io.github.eksauth.bot.conversation.Asked;
import io.github.eksauth.bot.conversation.Journal;
import io.github.eksauth.bot.conversation.Posted;
import io.github.eksauth.bot.conversation.Unfinished;
import io.github.eksauth.bot.reply.Reply;
import io.github.eksauth.bot.slack.api.Call;
import io.github.eksauth.bot.slack.api.SlackApi;
import io.github.eksauth.bot.slack.api.Why;
import io.github.eksauth.bot.slack.blocks.BlockKit;
import io.github.eksauth.bot.slack.blocks.Message;
import java.time.Duration;
import java.util.Optional;

/// The message that answers a question: posted once, changed from then on.
///
/// The journal is told before it is posted and after, so that a process that is killed in between
/// finds out at its next start whether it is there.
final class NewMessage implements Screen {
  /// How long an answer may wait for Slack to take it.
  private static final Duration PATIENCE = Duration.ofMinutes(2);

  private static final Duration SHORT = Duration.ofSeconds(5);

  private final SlackApi api;
  private final Journal journal;
  private final Asked asked;
  private Optional<String> message;

  NewMessage(SlackApi api, Journal journal, Asked asked) {
    this.api = api;
    this.journal = journal;
    this.asked = asked;
    Optional<Unfinished> before = journal.unfinished(asked.id());
    message = before.flatMap(Unfinished::posted).map(Posted::message);
    if (message.isEmpty() && before.filter(Unfinished::inDoubt).isPresent()) {
      found().ifPresent(this::stands);
    }
  }

  @Override
  public void progress(Reply reply) {
    Message shown = BlockKit.message(reply);
    if (message.isPresent()) {
      api.tryUpdate(asked.place(), message.get(), shown);
    } else {
      post(shown, SHORT);
    }
  }

  @Override
  public Optional<String> finish(Reply reply) {
    var _ = Screen.show(reply, this::put);
    return message;
  }

  private Call<String> put(Message shown) {
    Call<String> call =
        message
            .map(ts -> api.update(asked.place(), ts, shown, PATIENCE))
            .orElseGet(() -> post(shown, PATIENCE));
    // somebody deleted the progress, and still waits for the answer
    return message.isPresent() && call.failedFor(Why.GONE) ? post(shown, PATIENCE) : call;
  }

  private Call<String> post(Message shown, Duration within) {
    journal.posting(asked.id());
    Call<String> call = api.post(asked.place(), shown, asked.id(), within);
    if (call.failedFor(Why.IN_DOUBT)) {
      call =
          found().map(Call::ok).orElseGet(() -> api.post(asked.place(), shown, asked.id(), within));
    }
    if (call.failedFor(Why.NOT_IN_CHANNEL) && asked.replyUrl().isPresent()) {
      return api.respond(asked.replyUrl().get(), shown, false, true).map(_ -> "");
    }
    if (call instanceof Call.Ok<String>(String ts)) {
      stands(ts);
    }
    return call;
  }

  private void stands(String ts) {
    message = Optional.of(ts);
    journal.posted(asked.id(), asked.place(), ts);
  }

  /// Our message, when it came through although nobody told us.
  private Optional<String> found() {
    return api.find(asked.place(), asked.id()) instanceof Call.Ok<Optional<String>>(var ts)
        ? ts
        : Optional.empty();
  }
}
