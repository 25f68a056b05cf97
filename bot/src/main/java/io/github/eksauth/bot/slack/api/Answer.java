package io.github.eksauth.bot.slack.api;

import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import io.github.eksauth.bot.conversation.Place;
import java.time.Duration;
import java.util.List;
import java.util.Optional;

/// An answer of ours that may be in a channel. Metadata can be forged by any app, so that the
/// message must also be ours.
record Answer(Self us, String askedId) {
  private static final Duration PER_PAGE = Duration.ofSeconds(5);
  private static final int PAGE = 200;
  private static final int MOST_PAGES = 5;

  /// One page of messages, and where the next one starts.
  private record Page(List<Message> messages, Optional<String> next) {
    static Page of(List<Message> messages, ResponseMetadata metadata) {
      return new Page(
          Optional.ofNullable(messages).orElse(List.of()),
          Optional.ofNullable(metadata)
              .map(ResponseMetadata::getNextCursor)
              .filter(cursor -> !cursor.isEmpty()));
    }
  }

  Call<Optional<String>> in(Place place, SlackApi.Caller caller) {
    Optional<String> cursor = Optional.empty();
    for (int i = 0; i < MOST_PAGES; i++) {
      Call<Page> page = page(place, cursor, caller);
      if (!(page instanceof Call.Ok<Page>(Page(List<Message> messages, Optional<String> next)))) {
        return page.map(_ -> Optional.empty());
      }
      Optional<String> found = messages.stream().filter(this::isIt).map(Message::getTs).findFirst();
      if (found.isPresent() || next.isEmpty()) {
        return Call.ok(found);
      }
      cursor = next;
    }
    return Call.ok(Optional.empty());
  }

  private static Call<Page> page(Place place, Optional<String> cursor, SlackApi.Caller caller) {
    return place
        .thread()
        .map(thread -> replies(place.channel(), thread, cursor, caller))
        .orElseGet(() -> history(place.channel(), cursor, caller));
  }

  private static Call<Page> replies(
      String channel, String thread, Optional<String> cursor, SlackApi.Caller caller) {
    Call<ConversationsRepliesResponse> call =
        caller.call(
            "conversations.replies",
            PER_PAGE,
            Attempts.Repeat.HARMLESS,
            methods ->
                methods.conversationsReplies(request ->
                    request
                        .channel(channel)
                        .ts(thread)
                        .limit(PAGE)
                        .cursor(cursor.orElse(null))
                        .includeAllMetadata(true)));
    return call.map(answer -> Page.of(answer.getMessages(), answer.getResponseMetadata()));
  }

  private static Call<Page> history(
      String channel, Optional<String> cursor, SlackApi.Caller caller) {
    Call<ConversationsHistoryResponse> call =
        caller.call(
            "conversations.history",
            PER_PAGE,
            Attempts.Repeat.HARMLESS,
            methods ->
                methods.conversationsHistory(request ->
                    request
                        .channel(channel)
                        .limit(PAGE)
                        .cursor(cursor.orElse(null))
                        .includeAllMetadata(true)));
    return call.map(answer -> Page.of(answer.getMessages(), answer.getResponseMetadata()));
  }

  private boolean isIt(Message message) {
    boolean ours = us.user().equals(message.getUser()) || us.bot().equals(message.getBotId());
    return ours
        && Optional.ofNullable(message.getMetadata())
            .filter(metadata -> SlackApi.ANSWER.equals(metadata.getEventType()))
            .flatMap(metadata -> Optional.ofNullable(metadata.getEventPayload()))
            .filter(payload -> askedId.equals(payload.get("asked")))
            .isPresent();
  }
}
