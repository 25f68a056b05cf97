package io.github.eksauth.bot.reply;

import io.github.eksauth.bot.following.FollowEvent;
import io.github.eksauth.bot.reply.Reply.Outcome;
import io.github.eksauth.knowledge.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Words for whoever operates the bot what became of the branch that it follows.
public final class KnowledgeNews {
  private KnowledgeNews() {}

  /// What there is to say; nothing when all is as it was before the last stop.
  ///
  /// @param hideAccounts whether account ids are masked
  public static Optional<Reply> of(FollowEvent event, boolean hideAccounts, Language language) {
    return blocks(event, language)
        .map(blocks -> new Reply(language, Wording.summary(Outcome.DONE), blocks))
        .map(reply -> hideAccounts ? HiddenAccounts.of(Optional.empty()).in(reply) : reply);
  }

  private static Optional<List<Block>> blocks(FollowEvent event, Language language) {
    return switch (event) {
      case FollowEvent.Kept _ -> Optional.empty();
      case FollowEvent.Took(String revision, int entries) ->
          Optional.of(
              List.of(
                  new Block.Headline(
                      Mark.FINE, Label.KNOWLEDGE_TAKEN.in(language, revision, entries))));
      case FollowEvent.Refused refused -> Optional.of(refused(refused, language));
      case FollowEvent.OutOfReach(String why) ->
          Optional.of(
              List.of(
                  new Block.Headline(Mark.UNSEEN, Label.KNOWLEDGE_LOST.in(language)),
                  new Block.Paragraph(why)));
      case FollowEvent.BackInReach() ->
          Optional.of(List.of(new Block.Headline(Mark.FINE, Label.KNOWLEDGE_BACK.in(language))));
    };
  }

  private static List<Block> refused(FollowEvent.Refused refused, Language language) {
    int all = refused.problems().size() + refused.more();
    List<String> items = new ArrayList<>(refused.problems());
    if (refused.more() > 0) {
      items.add(Label.AND_MORE.in(language, refused.more()));
    }
    return List.of(
        new Block.Headline(
            Mark.WRONG,
            all == 1
                ? Label.KNOWLEDGE_REFUSED_ONE.in(language, refused.revision())
                : Label.KNOWLEDGE_REFUSED.in(language, refused.revision(), all)),
        new Block.Items(items),
        new Block.Paragraph(Label.KNOWLEDGE_KEEPS.in(language)));
  }
}
