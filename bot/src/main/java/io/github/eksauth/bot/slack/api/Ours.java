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
    Predicate<Message> isIt = message -> asked(message).filter(askedId::equals).isPresent();
    return read(place, caller, isIt)
        .map(answers -> answers.stream().filter(isIt).map(Message::getTs).findFirst());
  }

  /// All answers of a place, in the order in which Slack gives them.
  Call<List<Message>> in(Place place, SlackApi.Caller caller) {
    return read(place, caller, _ -> false);
  }

  /// @param last with what answer the reading ends
  private Call<List<Message>> read(Place place, SlackApi.Caller caller, Predicate<Message> last) {
    List<Message> answers = new ArrayList<>();
    Optional<String> cursor = Optional.empty();
    for (int i = 0; i < MOST_PAGES; i++) {
      Call<Page> page = page(place, cursor, caller);
      if (!(page instanceof Call.Ok<Page>(Page(List<Message> messages, Optional<String> next)))) {
        return page.map(_ -> answers);
      }
      messages.stream().filter(message -> asked(message).isPresent()).forEach(answers::add);
      if (next.isEmpty() || answers.stream().anyMatch(last)) {
        break;
      }
      cursor = next;
    }
    return Call.ok(answers);
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
