package io.github.eksauth.bot.slack.api;

import com.slack.api.methods.response.conversations.ConversationsHistoryResponse;
import com.slack.api.methods.response.conversations.ConversationsRepliesResponse;
import com.slack.api.model.Message;
import com.slack.api.model.ResponseMetadata;
import io.github.eksauth.bot.conversation.Place;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Predicate;

/// Answers of ours that may be in a channel. Metadata can be forged by any app, so that the message
/// must also be ours.
record Ours(Self us) {
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

  /// The answer to a question: looks page by page until it is there.
  Call<Optional<String>> to(String askedId, Place place, SlackApi.Caller caller) {
    AtomicReference<Optional<String>> found = new AtomicReference<>(Optional.empty());
    return read(
            place,
            caller,
            messages -> {
              found.set(
                  messages.stream()
                      .filter(message -> asked(message).filter(askedId::equals).isPresent())
                      .map(Message::getTs)
                      .findFirst());
              return found.get().isEmpty();
            })
        .map(_ -> found.get());
  }

  /// All answers of a place, in the order in which Slack gives them.
  Call<List<Message>> in(Place place, SlackApi.Caller caller) {
    List<Message> found = new ArrayList<>();
    return read(
            place,
            caller,
            messages -> {
              messages.stream().filter(message -> asked(message).isPresent()).forEach(found::add);
              return true;
            })
        .map(_ -> found);
  }

  /// @param take is given page after page; whether it wants another
  private static Call<Call.Done> read(
      Place place, SlackApi.Caller caller, Predicate<List<Message>> take) {
    Optional<String> cursor = Optional.empty();
    for (int i = 0; i < MOST_PAGES; i++) {
      Call<Page> page = page(place, cursor, caller);
      if (!(page instanceof Call.Ok<Page>(Page(List<Message> messages, Optional<String> next)))) {
        return page.map(_ -> Call.Done.DONE);
      }
      if (!take.test(messages) || next.isEmpty()) {
        break;
      }
      cursor = next;
    }
    return Call.ok(Call.Done.DONE);
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

  /// The id of what a message answers, when it is ours and does.
  private Optional<String> asked(Message message) {
    return us.user().equals(message.getUser()) || us.bot().equals(message.getBotId())
        ? Optional.ofNullable(message.getMetadata())
            .filter(metadata -> SlackApi.ANSWER.equals(metadata.getEventType()))
            .flatMap(metadata -> Optional.ofNullable(metadata.getEventPayload()))
            .flatMap(payload -> Optional.ofNullable(payload.get("asked")))
            .map(String::valueOf)
        : Optional.empty();
  }
}
