package io.github.eksauth.bot.slack.inbound;

import io.github.eksauth.bot.conversation.Order;
import io.github.eksauth.bot.conversation.SharedFile;
import io.github.eksauth.knowledge.text.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// From what somebody typed to what they want: behind our command, in a mention, or to us alone.
public final class Commands {
  /// What is longer than this was pasted, whatever it begins with.
  private static final int SAID = 80;

  /// A shorter slip is nearest to anything.
  private static final int FEWEST_LETTERS = 3;

  private static final int LONGEST_WORD = 40;

  private static final Pattern ENTRY = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");

  /// Said beside a cluster, and tells nothing.
  private static final Set<String> FILLERS =
      Set.of(
          "cluster", "the", "on", "my", "our", "please", "pls", "thanks", "now", "again", "for",
          "me", "here", "thread", "channel", "to", "集群", "请", "一下", "吧", "下");

  private static final Set<String> POINTERS =
      Set.of("this", "that", "it", "above", "these", "error", "errors", "logs", "log");

  private static final Pattern POLITE =
      Pattern.compile(
          "(?i)(?:(?:/eks-auth|please|pls|hi|hey|hello|can you|could you)(?=[\\s,，!！])"
              + "|(?:list|show)(?= clusters)|请|帮我|帮忙|麻烦|你好)[,，!！]?\\s*+");

  private Commands() {}

  /// What is meant by the text behind our command.
  ///
  /// `use` without a cluster asks for the clusters, since one of them is to be named. A text that
  /// is an error rather than a command is diagnosed; any other that begins with no command is
  /// unknown.
  ///
  /// @param text as it was typed, see [MessageText#typed]
  /// @param looksLikeError whether a text tells of an error, for example because the matcher finds
  ///   something in it; asked only where nothing else decides
  public static Order parse(String text, Predicate<String> looksLikeError) {
    if (text.isBlank()) {
      return new Order.Help();
    }
    String typed = withoutManners(text.strip());
    Optional<Command.Said> said = Command.at(typed);
    Optional<Order> order =
        said.filter(it -> it.command() == Command.DIAGNOSE)
            .map(it -> diagnose(it.rest(), List.of()))
            .or(() -> said.flatMap(it -> exact(it, true)));
    if (order.isPresent()) {
      return order.get();
    }
    Optional<String> line = ShortLine.of(text);
    if (line.isEmpty() || line.get().length() > SAID || looksLikeError.test(text)) {
      return Options.of(text).order(List.of());
    }
    return said.map(Commands::roughly).orElseGet(() -> unknown(line.get()));
  }

  /// What is meant by a message to us: the same words, but they are commands only where the message
  /// is one short line that says nothing else. Everything else is a text to diagnose; an empty one
  /// asks for help.
  ///
  /// @param text as it was typed, see [MessageText#typed]
  /// @param files what came with it; a message with files is about the files
  public static Order said(String text, List<SharedFile> files) {
    String typed = withoutManners(text.strip());
    Optional<Command.Said> said = Command.at(typed);
    if (files.isEmpty() && text.isBlank()) {
      return new Order.Help();
    }
    Optional<Command.Said> diagnose = said.filter(it -> it.command() == Command.DIAGNOSE);
    if (diagnose.isPresent()) {
      return diagnose(diagnose.get().rest(), files);
    }
    return said.filter(_ -> files.isEmpty())
        .flatMap(it -> exact(it, false))
        .orElseGet(() -> Options.of(text).order(files));
  }

  /// The same without files.
  public static Order said(String text) {
    return said(text, List.of());
  }

  private static Order diagnose(String rest, List<SharedFile> files) {
    return rest.isBlank() && files.isEmpty() ? new Order.Form() : Options.of(rest).order(files);
  }

  /// What a command with exactly what belongs to it means; empty when more is said.
  ///
  /// @param behindCommand whether there is no doubt that a command was meant
  private static Optional<Order> exact(Command.Said said, boolean behindCommand) {
    if (!said.rest().isBlank() && ShortLine.of(said.rest()).isEmpty()) {
      return Optional.empty();
    }
    List<String> words = arguments(said.rest());
    boolean alone = words.isEmpty();
    return switch (said.command()) {
      case HELP -> alone ? Optional.of(new Order.Help()) : Optional.empty();
      case CLUSTERS -> alone ? Optional.of(new Order.Clusters()) : Optional.empty();
      case MUTE -> isHere(words) ? Optional.of(new Order.Mute()) : Optional.empty();
      case UNMUTE -> isHere(words) ? Optional.of(new Order.Unmute()) : Optional.empty();
      case CHECK ->
          alone
              ? Optional.of(new Order.Check(Optional.empty()))
              : cluster(words).map(it -> new Order.Check(Optional.of(it)));
      case USE -> {
        if (alone) {
          yield behindCommand ? Optional.of(new Order.Clusters()) : Optional.empty();
        }
        yield cluster(words).map(Order.Use::new);
      }
      case EXPLAIN -> {
        if (alone) {
          yield behindCommand ? Optional.of(new Order.Help()) : Optional.empty();
        }
        yield entry(words).filter(it -> behindCommand || it.contains("-")).map(Order.Explain::new);
      }
      case DIAGNOSE -> Optional.empty();
    };
  }

  /// Whether nothing is said but which place is meant, and it is this one.
  private static boolean isHere(List<String> words) {
    return words.stream().allMatch(word -> POINTERS.contains(bareWord(word)));
  }

  private static Optional<String> cluster(List<String> words) {
    return words.size() == 1 && !POINTERS.contains(words.getFirst().toLowerCase(Locale.ROOT))
        ? ClusterWord.of(words.getFirst())
        : Optional.empty();
  }

  private static Optional<String> entry(List<String> words) {
    return words.size() == 1
        ? ClusterWord.of(words.getFirst())
            .map(it -> it.toLowerCase(Locale.ROOT))
            .filter(it -> ENTRY.matcher(it).matches())
        : Optional.empty();
  }

  /// What a command means with more behind it than belongs there; whoever carries it out says what
  /// there is not.
  private static Order roughly(Command.Said said) {
    String rest = String.join(" ", ShortLine.words(said.rest()));
    return switch (said.command()) {
      case HELP -> new Order.Help();
      case CLUSTERS -> new Order.Clusters();
      case MUTE -> new Order.Mute();
      case UNMUTE -> new Order.Unmute();
      case CHECK -> new Order.Check(Optional.of(rest));
      case USE -> new Order.Use(rest);
      case EXPLAIN -> {
        String entry =
            ShortLine.words(rest.toLowerCase(Locale.ROOT)).stream()
                .map(word -> word.replaceAll("[^a-z0-9-]", ""))
                .filter(word -> !word.isEmpty())
                .collect(Collectors.joining("-"));
        yield entry.isEmpty() ? new Order.Help() : new Order.Explain(entry);
      }
      case DIAGNOSE -> diagnose(said.rest(), List.of());
    };
  }

  private static Order unknown(String line) {
    String first = ShortLine.words(line).getFirst();
    String word =
        first
            .codePoints()
            .limit(LONGEST_WORD)
            .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
            .toString();
    String letters = word.toLowerCase(Locale.ROOT).replaceAll("[^a-z]", "");
    return new Order.Unknown(
        word,
        letters.length() < FEWEST_LETTERS
            ? Optional.empty()
            : Nearest.of(letters, Command.words()));
  }

  private static List<String> arguments(String rest) {
    List<String> words =
        new ArrayList<>(ShortLine.of(rest).map(ShortLine::words).orElse(List.of()));
    words.removeIf(word -> FILLERS.contains(bareWord(word)));
    words.replaceAll(Commands::withoutParticles);
    words.removeIf(String::isBlank);
    return words;
  }

  private static String bareWord(String word) {
    return word.toLowerCase(Locale.ROOT).replaceAll("[.,!?。，！？…]+$", "");
  }

  /// Chinese particles stick to names.
  private static String withoutParticles(String word) {
    return word.replaceAll("^(?:一下|集群)+|(?:集群|一下|吧|呢)+$", "");
  }

  private static String withoutManners(String text) {
    String left = text;
    for (int i = 0; i < 3; i++) {
      var manners = POLITE.matcher(left);
      if (!manners.lookingAt()) {
        break;
      }
      left = left.substring(manners.end());
    }
    return left;
  }
}
