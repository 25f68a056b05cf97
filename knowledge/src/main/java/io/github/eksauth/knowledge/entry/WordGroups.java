package io.github.eksauth.knowledge.entry;

import io.github.eksauth.knowledge.text.Nearest;
import io.github.eksauth.knowledge.text.Tokenizer;
import io.github.eksauth.knowledge.yaml.Doc;
import io.github.eksauth.knowledge.yaml.FieldReader;
import io.github.eksauth.knowledge.yaml.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Groups of words that mean the same, by name: `words.yaml` in the folder of entries. A phrase
/// writes `{name}` for any of them, so that what is learned about wording is learned once.
final class WordGroups implements ClauseReader {
  /// Name of the file in the folder of entries.
  static final String FILE = "words.yaml";

  static final WordGroups NONE = new WordGroups(Map.of());

  private static final Pattern NAME = Pattern.compile("[a-z0-9]+(?:-[a-z0-9]+)*");
  private static final Pattern REFERENCE = Pattern.compile("\\{([^{}\\s]{1,60}+)\\}");

  /// What `{{EC2PrivateDNSName}}` and its like are: text of the error, no group.
  private static final Pattern TEMPLATE = Pattern.compile("\\{\\{([^{}]{0,60}+)\\}\\}");

  /// More ways than this to say one run of words is a mistake of its author.
  private static final int MOST_WAYS = 200;

  private final Map<String, List<String>> groups;

  /// Clauses and parts by the text they were read from: the same few groups stand in hundreds of
  /// signals, and are cut and kept once.
  private final Map<String, Clause> clauses = new ConcurrentHashMap<>();

  private final Map<String, Phrase.Part> parts = new ConcurrentHashMap<>();

  private WordGroups(Map<String, List<String>> groups) {
    this.groups = groups;
  }

  /// The groups of a file; what is wrong with them is noted in `problems`.
  static WordGroups read(String file, Doc doc, List<Problem> problems) {
    Optional<FieldReader> reader = FieldReader.of(file, doc, FILE, problems);
    if (reader.isEmpty()) {
      return NONE;
    }
    Map<String, List<String>> groups = new TreeMap<>();
    for (String name : reader.get().keys()) {
      int line = reader.get().lineOf(name);
      if (!NAME.matcher(name).matches()) {
        reader
            .get()
            .problem(line, "`" + name + "` names a group; write lower-case words joined by `-`");
      }
      List<String> words = reader.get().texts(name);
      if (words.size() < 2) {
        reader.get().problem(line, "group `" + name + "` needs two or more ways to say it");
      }
      for (String each : words) {
        if (Tokenizer.tokens(each).isEmpty() || each.contains(Phrase.GAP)) {
          reader
              .get()
              .problem(line, "`" + each + "` of group `" + name + "`: write words, without gaps");
        }
      }
      groups.put(name, List.copyOf(words));
    }
    return new WordGroups(groups);
  }

  /// Every way to say each group, by the group's name.
  Map<String, Clause> clauses() {
    Map<String, Clause> clauses = new TreeMap<>();
    groups.forEach((name, words) ->
        clauses.put(
            name,
            new Clause(
                words.stream()
                    .map(each -> new Phrase(each, List.of(Phrase.Part.of(List.of(each)))))
                    .filter(phrase -> !phrase.parts().getFirst().ways().isEmpty())
                    .toList())));
    return clauses;
  }

  @Override
  public Clause clause(String written, List<String> objections) {
    Clause known = clauses.get(written);
    if (known != null) {
      return known;
    }
    int before = objections.size();
    Clause clause = read(written, objections);
    if (objections.size() == before) {
      clauses.put(written, clause);
    }
    return clause;
  }

  private Clause read(String written, List<String> objections) {
    List<Phrase> ways = new ArrayList<>();
    for (String way : written.split(Pattern.quote(Clause.OR), -1)) {
      if (way.startsWith(Phrase.GAP) || way.endsWith(Phrase.GAP)) {
        objections.add("`" + way + "` has a gap at its edge; a gap only counts between words");
      }
      List<Phrase.Part> parts =
          Arrays.stream(way.split(Pattern.quote(Phrase.GAP), -1))
              .map(part -> part(part, objections))
              .filter(part -> !part.ways().isEmpty())
              .toList();
      if (parts.isEmpty()) {
        objections.add("`" + way + "` has no words; write the words that decide");
      } else {
        ways.add(new Phrase(way.strip(), parts));
      }
    }
    return new Clause(ways);
  }

  private Phrase.Part part(String text, List<String> objections) {
    Phrase.Part known = parts.get(text.strip());
    if (known != null) {
      return known;
    }
    int before = objections.size();
    Phrase.Part part = Phrase.Part.of(expand(text, objections));
    if (objections.size() == before && !part.ways().isEmpty()) {
      parts.put(text.strip(), part);
    }
    return part;
  }

  /// Every text that the run of words stands for, each group replaced by each of its words.
  private List<String> expand(String part, List<String> objections) {
    String text = TEMPLATE.matcher(part).replaceAll(" $1 ");
    Matcher reference = REFERENCE.matcher(text);
    List<String> texts = List.of("");
    int from = 0;
    while (reference.find()) {
      List<String> words = words(reference.group(1), objections);
      texts = product(texts, text.substring(from, reference.start()) + " ", words, objections);
      from = reference.end();
    }
    String tail = " " + text.substring(from);
    return texts.stream().map(head -> head + tail).toList();
  }

  private List<String> words(String name, List<String> objections) {
    List<String> words = groups.get(name);
    if (words == null) {
      objections.add(
          "there is no group `{"
              + name
              + "}` in "
              + FILE
              + Nearest.of(name, groups.keySet())
                  .map(near -> "; did you mean `{" + near + "}`?")
                  .orElse("; add it there or write the words out"));
      return List.of(name);
    }
    return words;
  }

  private static List<String> product(
      List<String> texts, String between, List<String> words, List<String> objections) {
    if (texts.size() * words.size() > MOST_WAYS) {
      objections.add("too many groups without a gap between them; write `<...>` between two");
      return texts;
    }
    List<String> all = new ArrayList<>(texts.size() * words.size());
    for (String text : texts) {
      for (String word : words) {
        all.add(text + between + word);
      }
    }
    return all;
  }
}
