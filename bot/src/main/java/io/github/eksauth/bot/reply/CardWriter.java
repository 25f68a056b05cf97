package io.github.eksauth.bot.reply;

import io.github.eksauth.bot.clusters.Listed;
import io.github.eksauth.bot.diagnosis.Diagnosis;
import io.github.eksauth.bot.reply.Reply.Outcome;
import io.github.eksauth.checks.fact.Words;
import io.github.eksauth.knowledge.answer.Remedy;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.text.Language;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Words answers for a chat: short, the answer first, the rest behind buttons.
public final class CardWriter {
  private static final int MOST_CLUSTERS = 25;
  private static final int MOST_RECENT = 5;

  private CardWriter() {}

  /// The card of a diagnosis.
  public static Reply diagnosis(Diagnosis diagnosis, CardContext context) {
    Reply card = new DiagnosisCard(diagnosis, context).write();
    return context.hideAccounts() ? HiddenAccounts.of(examined(diagnosis)).in(card) : card;
  }

  private static Optional<Diagnosis.Examined> examined(Diagnosis diagnosis) {
    return switch (diagnosis) {
      case Diagnosis.Explained explained -> explained.examined();
      case Diagnosis.Candidates _, Diagnosis.NoMatch _ -> Optional.empty();
    };
  }

  /// The HCL of the option that a card shows; empty when the option has none.
  public static Optional<TerraformFile> file(Diagnosis.Explained diagnosis, CardContext context) {
    List<Remedy> remedies = diagnosis.remedies();
    if (remedies.isEmpty()) {
      return Optional.empty();
    }
    Remedy remedy = remedies.get(Math.clamp(context.view().option(), 0, remedies.size() - 1));
    if (remedy.snippets().isEmpty()) {
      return Optional.empty();
    }
    TerraformFile file = TerraformFile.of(remedy, new Wording(diagnosis.question().language()));
    return Optional.of(
        context.hideAccounts()
            ? new TerraformFile(
                file.name(), HiddenAccounts.of(diagnosis.examined()).in(file.text()))
            : file);
  }

  /// The card of a whole cluster.
  public static Reply check(Diagnosis.Examined examined, Language language, CardContext context) {
    Reply card = CheckCard.of(examined, language, context);
    return context.hideAccounts() ? HiddenAccounts.of(Optional.of(examined)).in(card) : card;
  }

  /// What we know about one failure mode.
  public static Reply entry(Entry entry, Language language, CardContext context) {
    return EntryCard.of(entry, language, context);
  }

  /// How far a look has come.
  ///
  /// @param cluster its name; empty when only the text is read
  /// @param all how many checks are to be made; 0 when that is not known yet
  /// @param now what was checked last
  /// @param problems how many checks found something wrong
  public static Reply progress(
      String cluster, int done, int all, Optional<Words> now, int problems, Language language) {
    String headline =
        cluster.isEmpty()
            ? Label.PROGRESS_TEXT.in(language)
            : all == 0
                ? Label.PROGRESS_START.in(language, cluster)
                : Label.PROGRESS.in(language, cluster, done, all);
    List<String> parts = new ArrayList<>();
    now.ifPresent(
        check -> parts.add(Label.PROGRESS_NOW.in(language, new Wording(language).in(check))));
    parts.add(
        switch (problems) {
          case 0 -> Label.PROGRESS_NONE.in(language);
          case 1 -> Label.PROGRESS_ONE.in(language);
          default -> Label.PROGRESS_SOME.in(language, problems);
        });
    return reply(
        language,
        Outcome.DONE,
        List.of(new Block.Headline(Mark.RUNNING, headline), new Block.Context(parts)));
  }

  /// More was asked than we can answer.
  ///
  /// @param waiting how many questions wait
  public static Reply busy(int waiting, Language language) {
    return note(language, Mark.UNSEEN, Label.BUSY.in(language, waiting));
  }

  /// Somebody asked about a cluster that they may not ask about.
  ///
  /// @param why the rule that stands in the way; may be empty
  /// @param channel the channel that a rule would name
  public static Reply refused(
      String cluster, String why, Optional<String> channel, Language language) {
    List<Block> more = new ArrayList<>();
    if (!why.isBlank()) {
      more.add(new Block.Paragraph(why));
    }
    more.add(new Block.Paragraph(Label.REFUSED_HOW.in(language)));
    more.add(
        new Block.Code(
            "yaml",
            """
            slack:
              allow:
                - clusters: ["%s"]
                  channels: [%s]
            """
                .formatted(
                    cluster.replaceAll("[^0-9A-Za-z_:/.*-]", "?"),
                    channel.orElse("<channel-id>"))));
    return note(language, Mark.UNSEEN, Label.REFUSED.in(language, cluster), more);
  }

  /// There is no cluster to look at.
  public static Reply noClusterKnown(Language language) {
    return note(
        language,
        Mark.UNSEEN,
        Label.NO_CLUSTER_KNOWN.in(language),
        new Block.Paragraph(Label.NO_CLUSTER_HOW.in(language)));
  }

  /// There are several clusters and nothing tells which is meant.
  public static Reply nameACluster(List<Listed> clusters, Language language) {
    if (clusters.isEmpty()) {
      return noClusterKnown(language);
    }
    String first = clusters.getFirst().name();
    return note(
        language,
        Mark.INFO,
        Label.NAME_A_CLUSTER.in(language),
        new Block.Items(items(clusters, Optional.empty(), language)),
        new Block.Paragraph(Label.NAME_A_CLUSTER_HOW.in(language, first, first)));
  }

  /// What was asked cannot be done.
  ///
  /// @param message why, and what to ask instead
  public static Reply sorry(String message, Language language) {
    return note(language, Mark.UNSEEN, Label.SORRY.in(language), new Block.Paragraph(message));
  }

  /// What was asked about could not be looked at.
  ///
  /// @param message why, and what would help
  public static Reply couldNotLook(String message, Language language) {
    return reply(
        language,
        Outcome.COULD_NOT_LOOK,
        List.of(
            new Block.Headline(Mark.UNSEEN, Label.COULD_NOT_LOOK.in(language)),
            new Block.Paragraph(message)));
  }

  /// What can be asked.
  public static Reply help(Language language) {
    return note(
        language,
        Mark.INFO,
        Label.HELP.in(language),
        new Block.Items(
            Stream.of(
                    Label.HELP_MENTION,
                    Label.HELP_SHORTCUT,
                    Label.HELP_DIAGNOSE,
                    Label.HELP_CHECK,
                    Label.HELP_EXPLAIN,
                    Label.HELP_CLUSTERS,
                    Label.HELP_USE,
                    Label.HELP_MUTE)
                .map(label -> label.in(language))
                .toList()));
  }

  /// Somebody asked us to diagnose in a place where we cannot open a form for the error.
  public static Reply howToPaste(Language language) {
    return note(
        language,
        Mark.INFO,
        Label.HOW_TO_PASTE.in(language),
        new Block.Paragraph(Label.NO_FORM_HERE.in(language)),
        new Block.Items(
            Stream.of(Label.HELP_MENTION, Label.HELP_SHORTCUT, Label.HELP_DIAGNOSE)
                .map(label -> label.in(language))
                .toList()));
  }

  /// More files came than are read.
  ///
  /// @param leftOut how many are not read
  /// @param most how many of one message are
  public static Reply filesLeftOut(int leftOut, int most, Language language) {
    return note(language, Mark.UNSEEN, Label.FILES_LEFT_OUT.in(language, leftOut, most));
  }

  /// A text is too long to be read whole.
  ///
  /// @param file the name of the file that it is; empty for what was written in a message
  public static Reply onlyTheBeginning(Optional<String> file, Language language) {
    return note(
        language,
        Mark.UNSEEN,
        file.map(name -> Label.ONLY_THE_BEGINNING_OF.in(language, name))
            .orElseGet(() -> Label.ONLY_THE_BEGINNING.in(language)));
  }

  /// A command that there is not.
  ///
  /// @param nearest the command that comes nearest
  public static Reply unknownCommand(String word, Optional<String> nearest, Language language) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Headline(Mark.INFO, Label.UNKNOWN_COMMAND.in(language, word)));
    nearest.ifPresent(
        near -> blocks.add(new Block.Paragraph(Label.NEAREST.in(language, "/eks-auth " + near))));
    blocks.addAll(help(language).blocks().subList(1, help(language).blocks().size()));
    return reply(language, Outcome.DONE, blocks);
  }

  /// The clusters that the reader may ask about.
  ///
  /// @param usual what the channel's own cluster is called
  public static Reply clusters(List<Listed> clusters, Optional<String> usual, Language language) {
    return clusters.isEmpty()
        ? note(
            language,
            Mark.INFO,
            Label.CLUSTERS_NONE_HERE.in(language),
            new Block.Paragraph(Label.NO_CLUSTER_HOW.in(language)))
        : note(
            language,
            Mark.INFO,
            Label.CLUSTERS_HERE.in(language, clusters.size()),
            new Block.Items(items(clusters, usual, language)));
  }

  private static List<String> items(
      List<Listed> clusters, Optional<String> usual, Language language) {
    List<String> items = new ArrayList<>();
    clusters.stream()
        .limit(MOST_CLUSTERS)
        .forEach(cluster -> {
          String line = ClustersWriter.line(cluster, language);
          items.add(
              usual.filter(word -> isCalled(cluster, word)).isPresent()
                  ? line + " · " + Label.CHANNEL_USES.in(language)
                  : line);
        });
    if (items.size() < clusters.size()) {
      items.add(Label.AND_MORE.in(language, clusters.size() - items.size()));
    }
    return items;
  }

  private static boolean isCalled(Listed cluster, String word) {
    return cluster.name().equals(word)
        || cluster.aliases().contains(word)
        || word.endsWith(":cluster/" + cluster.name());
  }

  /// From now on the channel is about a cluster.
  public static Reply used(String cluster, Language language) {
    return note(language, Mark.FINE, Label.USED.in(language, cluster));
  }

  /// We are silent from now on.
  ///
  /// @param thread whether in a thread, rather than in a channel
  public static Reply muted(boolean thread, Language language) {
    return note(
        language, Mark.INFO, (thread ? Label.MUTED_THREAD : Label.MUTED_CHANNEL).in(language));
  }

  /// The opposite of [#muted].
  public static Reply unmuted(boolean thread, Language language) {
    return note(
        language, Mark.INFO, (thread ? Label.UNMUTED_THREAD : Label.UNMUTED_CHANNEL).in(language));
  }

  /// A restart came between the question and its answer.
  ///
  /// @param id of the answer that is missing
  public static Reply interrupted(String id, Language language) {
    String again = Label.RUN_AGAIN.in(language);
    return note(
        language,
        Mark.UNSEEN,
        Label.INTERRUPTED.in(language, again),
        new Block.Actions(id, List.of(Action.Press.of(Verb.AGAIN, again).first())));
  }

  /// Somebody posted a secret.
  ///
  /// @param kinds what it was, such as `AWS access key`
  public static Reply secret(List<String> kinds, Language language) {
    return note(
        language,
        Mark.WRONG,
        Label.SECRET.in(language),
        new Block.Paragraph(
            Label.SECRET_HOW.in(language, kinds.isEmpty() ? "***" : String.join(", ", kinds))));
  }

  /// A file that we do not read.
  ///
  /// @param name what it is called
  public static Reply fileRefused(String name, FileProblem problem, Language language) {
    String because =
        switch (problem) {
          case FileProblem.TooBig(int most) -> Label.FILE_TOO_BIG.in(language, name, most);
          case FileProblem.Binary() -> Label.FILE_BINARY.in(language, name);
          case FileProblem.Elsewhere() -> Label.FILE_ELSEWHERE.in(language, name);
          case FileProblem.Empty() -> Label.FILE_EMPTY.in(language, name);
          case FileProblem.Unreadable() -> Label.FILE_FAILED.in(language, name);
        };
    return note(
        language, Mark.UNSEEN, Label.FILE_REFUSED.in(language), new Block.Paragraph(because));
  }

  /// Why a file is not read.
  public sealed interface FileProblem {
    /// It is bigger than what we read.
    ///
    /// @param most in KiB
    record TooBig(int most) implements FileProblem {}

    /// It is not text.
    record Binary() implements FileProblem {}

    /// The chat does not keep it.
    record Elsewhere() implements FileProblem {}

    /// There is nothing in it.
    record Empty() implements FileProblem {}

    /// The chat did not give it.
    record Unreadable() implements FileProblem {}
  }

  /// An answer that somebody refers to is gone.
  public static Reply forgotten(Language language) {
    return note(language, Mark.UNSEEN, Label.ANSWER_GONE.in(language));
  }

  /// Somebody asks on in a thread in which we see no answer of ours.
  public static Reply noAnswerHere(Language language) {
    return note(language, Mark.UNSEEN, Label.NO_ANSWER_HERE.in(language));
  }

  /// Somebody told us how good an answer was.
  public static Reply thanks(boolean right, Language language) {
    return note(
        language, Mark.INFO, (right ? Label.THANKS_RIGHT : Label.THANKS_WRONG).in(language));
  }

  /// There is no entry of that id.
  ///
  /// @param nearest the id that comes nearest
  public static Reply noSuchEntry(String id, Optional<String> nearest, Language language) {
    return note(
        language,
        Mark.INFO,
        Label.NO_SUCH_ENTRY.in(language, id),
        nearest.stream()
            .<Block>map(near -> new Block.Paragraph(Label.NEAREST.in(language, near)))
            .toList());
  }

  /// There is no further error in a paste.
  public static Reply noOtherError(Language language) {
    return note(language, Mark.INFO, Label.NO_OTHER_ERROR.in(language));
  }

  /// We know no option for what a check found.
  ///
  /// @param check id of the check
  public static Reply noCure(String check, Language language) {
    return note(language, Mark.INFO, Label.NO_CURE.in(language, check));
  }

  /// Somebody named us in a thread whose beginning Slack does not let us read.
  public static Reply cannotReadThread(Language language) {
    return note(
        language,
        Mark.UNSEEN,
        Label.THREAD_UNREAD.in(language),
        new Block.Paragraph(Label.THREAD_UNREAD_HOW.in(language)));
  }

  /// The answer failed by our own fault.
  ///
  /// @param id of what was asked, by which the log tells more
  public static Reply failed(String id, Language language) {
    return note(
        language,
        Mark.UNSEEN,
        Label.FAILED.in(language),
        new Block.Paragraph(Label.FAILED_HOW.in(language, id)));
  }

  /// The page about us.
  public static Reply home(Home home, Language language) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Headline(Mark.INFO, Label.HOME.in(language)));
    blocks.add(new Block.Paragraph(Label.HOME_PROMISE.in(language)));
    section(Label.HOME_CONNECTION, home.connections(), Label.COULD_NOT_LOOK, language, blocks);
    section(
        home.clusters().isEmpty()
            ? Label.CLUSTERS_NONE_HERE.in(language)
            : Label.CLUSTERS_HERE.in(language, home.clusters().size()),
        items(home.clusters(), Optional.empty(), language),
        Label.NO_CLUSTER_HOW,
        language,
        blocks);
    section(
        Label.HOME_RECENT,
        home.recent().stream().limit(MOST_RECENT).map(CardWriter::recent).toList(),
        Label.HOME_NO_RECENT,
        language,
        blocks);
    section(Label.HOME_MUTES, home.mutes(), Label.HOME_NO_MUTES, language, blocks);
    List<Block> help = help(language).blocks();
    blocks.add(new Block.Title(Label.HELP.in(language)));
    blocks.addAll(help.subList(1, help.size()));
    return reply(language, Outcome.DONE, blocks);
  }

  private static String recent(Home.Recent recent) {
    return Stream.of(
            Optional.of("`" + recent.about() + "`"),
            recent.cluster(),
            Optional.of(Wording.time(recent.at())))
        .flatMap(Optional::stream)
        .reduce((one, next) -> one + " · " + next)
        .orElseThrow();
  }

  private static void section(
      Label title, List<String> items, Label none, Language language, List<Block> blocks) {
    section(title.in(language), items, none, language, blocks);
  }

  private static void section(
      String title, List<String> items, Label none, Language language, List<Block> blocks) {
    blocks.add(new Block.Title(title));
    blocks.add(items.isEmpty() ? new Block.Paragraph(none.in(language)) : new Block.Items(items));
  }

  private static Reply note(Language language, Mark mark, String headline, Block... more) {
    return note(language, mark, headline, List.of(more));
  }

  private static Reply note(Language language, Mark mark, String headline, List<Block> more) {
    List<Block> blocks = new ArrayList<>();
    blocks.add(new Block.Headline(mark, headline));
    blocks.addAll(more);
    return reply(language, Outcome.DONE, blocks);
  }

  private static Reply reply(Language language, Outcome outcome, List<Block> blocks) {
    return new Reply(language, Wording.summary(outcome), blocks);
  }
}
