package io.github.eksauth.bot.proposals;

import io.github.eksauth.bot.config.KnowledgeConfig;
import io.github.eksauth.knowledge.entry.EntryDraft;
import io.github.eksauth.knowledge.text.Paste;
import java.time.LocalDate;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The address of a page on which somebody proposes to the repository of the knowledge what they
/// just missed. They see everything before it is sent, and send it under their own name.
///
/// An address is at most as long as a button in Slack takes; the paste is cut for that, the rest is
/// not. Secrets are replaced in every [Paste]; account ids are replaced here.
public final class Proposal {
  private static final String ENTRIES = "knowledge/entries/";
  private static final String GAPS = "knowledge/gaps/";

  /// Enough to see what led to the line that tells.
  private static final int LINES_BEFORE = 3;

  /// So much nearly always fits.
  private static final int SHORT = 600;

  /// No address holds more; what is longer need not be looked at.
  private static final int MOST = 20_000;

  /// Control characters that servers refuse in an address; the one before colours stays.
  private static final Pattern UNSENDABLE =
      Pattern.compile("[\\x00-\\x08\\x0B\\x0C\\x0E-\\x1A\\x1C-\\x1F\\x7F]");

  private Proposal() {}

  /// Reports a paste that we could not answer. Beside an entry that comes close it is a file that
  /// the entry must find, so that the build says what is missing; else it waits among the gaps.
  ///
  /// @param closest id of the entry that comes closest
  /// @param today the day it is reported
  /// @return empty when no repository is configured
  public static Optional<String> gap(
      Paste paste, Optional<String> closest, KnowledgeConfig config, LocalDate today) {
    String text = Accounts.masked(paste.text());
    TellingLine line = TellingLine.of(text);
    Optional<String> entry = closest.filter(EntryDraft::isId);
    String path =
        entry
            .map(id -> ENTRIES + id + "/hit-" + line.name() + ".txt")
            .orElse(GAPS + today + "-" + line.name() + ".txt");
    String description =
        entry
            .map(id ->
                "A paste that found no entry. If it is `"
                    + id
                    + "`, give that entry a signal that finds it. If not, move it to the entry that it is."
                    + " Remove what must not be public first.")
            .orElse(
                "A paste that found no entry. Move it to the entry that it is, or start one."
                    + " Remove what must not be public first.");
    return new NewFile(
            path, "", excerpt(text, line), "Report a paste that finds no entry", description)
        .url(config);
  }

  /// Proposes an entry for a paste that none is about: the usual draft with the line that tells as
  /// its signal, and the paste as comments.
  ///
  /// @return empty when no repository is configured
  public static Optional<String> entry(Paste paste, KnowledgeConfig config) {
    String text = Accounts.masked(paste.text());
    TellingLine line = TellingLine.of(text);
    String id = line.name();
    String head = EntryDraft.entry(line.phrase(), "The paste, for hit-1.txt:");
    return new NewFile(
            ENTRIES + id + "/entry.yaml",
            head,
            EntryDraft.comment(excerpt(text, line)),
            "Propose an entry: " + id,
            "Fill in each place; `eks-auth kb new` shows the other files, `eks-auth kb lint` what is"
                + " missing. Remove what must not be public first.")
        .url(config);
  }

  /// The text from a little before the line that tells; whole when that much is not there.
  private static String excerpt(String text, TellingLine line) {
    String excerpt =
        text.length() <= SHORT
            ? text
            : text.lines()
                .skip(Math.max(0, line.number() - LINES_BEFORE))
                .collect(Collectors.joining("\n"));
    String beginning = excerpt.length() <= MOST ? excerpt : excerpt.substring(0, MOST);
    return UNSENDABLE.matcher(beginning.strip()).replaceAll("") + "\n";
  }
}
