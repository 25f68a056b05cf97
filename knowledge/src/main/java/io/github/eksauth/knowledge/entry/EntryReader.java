package io.github.eksauth.knowledge.entry;

import io.github.eksauth.knowledge.hcl.HclProblem;
import io.github.eksauth.knowledge.hcl.ModuleTables;
import io.github.eksauth.knowledge.hcl.SnippetCheck;
import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.text.Lazy;
import io.github.eksauth.knowledge.yaml.Doc;
import io.github.eksauth.knowledge.yaml.FieldReader;
import io.github.eksauth.knowledge.yaml.Problem;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;

/// Makes an [Entry] of an entry's files, noting every problem on the way: reading is validating.
final class EntryReader {
  /// Read on first use: entries that the build has checked do not need it.
  private static final Lazy<SnippetCheck> SNIPPETS =
      new Lazy<>(() -> new SnippetCheck(ModuleTables.load(), Set.copyOf(Placeholders.names())));

  private static final String UNLESS_HEALTHY = "unless-healthy";

  private final EntryFiles files;
  private final Vocabulary vocabulary;
  private final ClauseReader clauses;
  private final List<Problem> problems;
  private final String entryFile;
  private final String zhFile;

  private EntryReader(
      EntryFiles files, Vocabulary vocabulary, ClauseReader clauses, List<Problem> problems) {
    this.files = files;
    this.vocabulary = vocabulary;
    this.clauses = clauses;
    this.problems = problems;
    entryFile = files.folder() + "/entry.yaml";
    zhFile = files.folder() + "/zh.yaml";
  }

  /// The entry as far as it can be read; `problems` says what is wrong with it.
  static Optional<Entry> read(
      EntryFiles files, Vocabulary vocabulary, ClauseReader clauses, List<Problem> problems) {
    return new EntryReader(files, vocabulary, clauses, problems).read();
  }

  private Optional<Entry> read() {
    if (!EntryDraft.isId(files.id())) {
      problems.add(
          new Problem(
              files.folder(),
              0,
              "the folder name is the entry's id: lower-case words joined by `-`"));
    }
    Optional<FieldReader> english =
        files.entry().flatMap(doc -> FieldReader.of(entryFile, doc, "an entry", problems));
    Optional<FieldReader> chinese =
        files.zh().flatMap(doc -> FieldReader.of(zhFile, doc, "zh.yaml", problems));
    if (english.isEmpty() || chinese.isEmpty()) {
      return Optional.empty();
    }
    return Optional.of(read(english.get(), chinese.get()));
  }

  private Entry read(FieldReader en, FieldReader zh) {
    Words title = words("title", en, zh);
    Words symptom = words("symptom", en, zh);
    Optional<Group> group = required(en, "group", Group.values(), Group::key);
    Optional<Severity> severity = required(en, "severity", Severity.values(), Severity::key);
    List<Signal> signals = signals(en);
    List<Clause> rulesOut = clauses(en, "rules-out");
    List<String> follows = en.texts("follows");
    List<String> descriptions = descriptions(en, zh);
    List<String> checks = checks(en);
    Map<String, FieldReader> zhCauses = zh.named("causes", "a cause in zh.yaml");
    Map<String, FieldReader> zhOptions = zh.named("options", "an option in zh.yaml");
    List<Cause> causes =
        readEach(
            en, "causes", "a cause", zhCauses, (reader, words) -> cause(reader, words, checks));
    List<Option> options =
        readEach(
            en,
            "options",
            "an option",
            zhOptions,
            (reader, words) -> option(reader, words, checks));
    List<String> sources = en.texts("sources");
    for (String source : sources) {
      if (vocabulary.thorough() && !Sources.isWellFormed(source)) {
        en.problem(
            en.lineOf("sources"),
            "source `" + source + "` is not in a known form; write " + Sources.FORMS);
      }
    }
    requireSome(en, "signals", signals);
    requireSome(en, "causes", causes);
    requireSome(en, "sources", sources);
    checkOptionsFitCauses(en, causes, options);
    checkSnippetsBelong(options);
    en.done("an entry");
    zh.done("zh.yaml");
    Entry entry =
        new Entry(
            files.id(),
            title,
            symptom,
            group.orElse(Group.ACCESS),
            severity.orElse(Severity.WARNING),
            signals,
            rulesOut,
            follows,
            descriptions,
            checks,
            causes,
            options,
            sources);
    if (vocabulary.thorough()) {
      GoldenRules.objections(entry)
          .forEach(objection -> en.problem(en.lineOf("causes"), objection));
      SizeRules.objections(entry).forEach(objection -> en.problem(en.line(), objection));
    }
    return entry;
  }

  private static <E extends Enum<E>> Optional<E> required(
      FieldReader reader, String key, E[] values, Function<E, String> name) {
    reader.requiredText(key);
    return reader.choice(key, values, name);
  }

  private static void requireSome(FieldReader reader, String key, List<?> read) {
    if (read.isEmpty()) {
      reader.problem(reader.lineOf(key), "`" + key + "` needs at least one item");
    }
  }

  /// The same text in both languages, checked for placeholders.
  private Words words(String key, FieldReader en, FieldReader zh) {
    Words words = new Words(en.requiredText(key), zh.requiredText(key));
    checkPlaceholders(en, key, words.en());
    checkPlaceholders(zh, key, words.zh());
    return words;
  }

  private Optional<Words> optionalWords(String key, FieldReader en, FieldReader zh) {
    if (!en.has(key)) {
      if (zh.has(key)) {
        zh.text(key);
        zh.problem(
            zh.lineOf(key),
            "`" + key + "` has no English text; add it to entry.yaml or drop it here");
      }
      return Optional.empty();
    }
    return Optional.of(words(key, en, zh));
  }

  private void checkPlaceholders(FieldReader reader, String key, String text) {
    if (!vocabulary.thorough()) {
      return;
    }
    for (String name : Placeholders.in(text)) {
      if (!Placeholders.isKnown(name)) {
        reader.problem(
            reader.lineOf(key),
            "`"
                + key
                + "` uses the placeholder `<"
                + name
                + ">`, which does not exist; known are "
                + String.join(", ", Placeholders.names()));
      }
    }
  }

  private List<Signal> signals(FieldReader en) {
    List<Signal> signals = new ArrayList<>();
    for (FieldReader reader : en.readers("signals", "a signal")) {
      int known = problems.size();
      List<Clause> says = clauses(reader, "says");
      if (!reader.has("says")) {
        reader.problem(reader.line(), "a signal needs `says:` with the words that decide");
      }
      Signal.Strength strength =
          reader
              .choice("strength", Signal.Strength.values(), s -> s.name().toLowerCase(Locale.ROOT))
              .orElse(Signal.Strength.FIRM);
      Signal signal =
          new Signal(
              says, clauses(reader, "with"), clauses(reader, "unless"), strength, reader.line());
      if (vocabulary.thorough() && problems.size() == known) {
        PhraseRules.objection(says)
            .ifPresent(objection -> reader.problem(reader.lineOf("says"), objection));
      }
      reader.done("a signal");
      signals.add(signal);
    }
    return signals;
  }

  /// The clauses under a key; what is wrong with one is a problem in its line.
  private List<Clause> clauses(FieldReader reader, String key) {
    List<Clause> read = new ArrayList<>();
    for (Doc.Text text : reader.textItems(key)) {
      List<String> objections = new ArrayList<>();
      Clause clause = clauses.clause(text.value(), objections);
      for (String objection : objections) {
        reader.problem(text.line(), objection);
      }
      if (!vocabulary.thorough() || !clause.ways().isEmpty()) {
        read.add(clause);
      }
    }
    return read;
  }

  private static List<String> descriptions(FieldReader en, FieldReader zh) {
    List<String> english = en.texts("descriptions");
    List<String> chinese = zh.texts("descriptions");
    if (english.size() < 3) {
      en.problem(
          en.lineOf("descriptions"), "`descriptions` needs three or more ways people tell it");
    }
    if (chinese.size() < 3) {
      zh.problem(
          zh.lineOf("descriptions"),
          "`descriptions` needs three or more ways people tell it in Chinese");
    }
    List<String> all = new ArrayList<>(english);
    all.addAll(chinese);
    return all;
  }

  private List<String> checks(FieldReader en) {
    if (!en.has("checks")) {
      en.problem(en.line(), "`checks` is missing; write `checks: []` when the text alone decides");
    }
    List<String> checks = en.texts("checks");
    for (String check : checks) {
      checkKnown(en, en.lineOf("checks"), check);
    }
    return checks;
  }

  private void checkKnown(FieldReader reader, int line, String check) {
    vocabulary
        .checks()
        .filter(known -> !known.contains(check))
        .ifPresent(known ->
            reader.problem(
                line, "there is no check `" + check + "`; `eks-auth check --list` lists them all"));
  }

  private <T> List<T> readEach(
      FieldReader en,
      String key,
      String what,
      Map<String, FieldReader> chinese,
      BiFunction<FieldReader, FieldReader, T> read) {
    List<T> all = new ArrayList<>();
    Set<String> ids = new HashSet<>();
    for (FieldReader reader : en.readers(key, what)) {
      String id = reader.requiredText("id");
      if (!ids.add(id)) {
        reader.problem(reader.lineOf("id"), what + " `" + id + "` stands here twice");
      }
      boolean translated = chinese.containsKey(id);
      if (!translated && !reader.has("leads-to")) {
        problems.add(new Problem(zhFile, 0, "`" + key + "` has no `" + id + "`; translate it"));
      }
      FieldReader zh =
          Optional.ofNullable(chinese.remove(id))
              .orElseGet(
                  () -> new FieldReader(zhFile, new Doc.Fields(Map.of(), 0), new ArrayList<>()));
      all.add(read.apply(reader, zh));
      reader.done(what);
      zh.done(what + " in zh.yaml");
    }
    chinese.forEach((id, reader) ->
        reader.problem(
            reader.line(),
            "`" + key + "` of entry.yaml has no `" + id + "`; drop it or correct the id"));
    return all;
  }

  private Cause cause(FieldReader en, FieldReader zh, List<String> checks) {
    String id = en.requiredText("id");
    List<Condition> when = conditions(en, checks);
    if (en.has("leads-to")) {
      return new Cause.LeadsTo(id, when, en.requiredText("leads-to"));
    }
    return new Cause.Explained(
        id, when, words("says", en, zh), en.texts("options"), optionalWords("comes-back", en, zh));
  }

  private Option option(FieldReader en, FieldReader zh, List<String> checks) {
    String id = en.requiredText("id");
    Words title = words("title", en, zh);
    List<Condition> when = en.has("when") ? conditions(en, checks) : List.of();
    Optional<Risk> risk = required(en, "risk", Risk.values(), Risk::mark);
    Optional<Words> warning = optionalWords("warning", en, zh);
    Optional<String> first = command(en, "first");
    if (risk.isPresent() && risk.get() != Risk.REVERSIBLE) {
      if (warning.isEmpty()) {
        en.problem(
            en.line(),
            "option `" + id + "` has risk " + risk.get().mark() + "; it needs a `warning`");
      }
      if (first.isEmpty()) {
        en.problem(
            en.line(),
            "option `"
                + id
                + "` has risk "
                + risk.get().mark()
                + "; it needs `first`, the command that shows it is safe");
      }
    }
    List<Words> steps = steps(en, zh);
    Optional<String> cli = command(en, "cli");
    en.requiredText("verify");
    String verify = command(en, "verify").orElse("");
    Option option =
        new Option(
            id,
            title,
            when,
            risk.orElse(Risk.IRREVERSIBLE),
            warning,
            first,
            steps,
            snippets(id),
            cli,
            verify);
    if (vocabulary.thorough()) {
      for (String objection : GoldenRules.objections(option)) {
        en.problem(en.line(), "option `" + id + "` " + objection);
      }
    }
    return option;
  }

  private Optional<String> command(FieldReader en, String key) {
    Optional<String> command = en.text(key);
    if (command.isPresent() && vocabulary.thorough()) {
      for (HclProblem problem : SNIPPETS.get().check(key, command.get(), Target.CLI)) {
        en.problem(en.lineOf(key) + problem.line(), "`" + key + "`: " + problem.message());
      }
    }
    return command;
  }

  private List<Words> steps(FieldReader en, FieldReader zh) {
    List<String> english = en.texts("steps");
    List<String> chinese = zh.texts("steps");
    requireSome(en, "steps", english);
    if (english.size() != chinese.size()) {
      zh.problem(
          zh.lineOf("steps"),
          "`steps` has "
              + chinese.size()
              + " items, entry.yaml has "
              + english.size()
              + "; translate step by step");
    }
    List<Words> steps = new ArrayList<>();
    for (int i = 0; i < Math.min(english.size(), chinese.size()); i++) {
      checkPlaceholders(en, "steps", english.get(i));
      checkPlaceholders(zh, "steps", chinese.get(i));
      steps.add(new Words(english.get(i), chinese.get(i)));
    }
    return steps;
  }

  private Map<Target, String> snippets(String option) {
    Map<Target, String> snippets = new EnumMap<>(Target.class);
    for (Target target : Target.values()) {
      String text = files.snippets().get(option + "." + target.id() + ".tf");
      if (text != null) {
        checkSnippet(option + "." + target.id() + ".tf", text, target);
        snippets.put(target, text);
      }
    }
    return snippets;
  }

  private void checkSnippet(String file, String text, Target target) {
    if (!vocabulary.thorough()) {
      return;
    }
    for (HclProblem problem : SNIPPETS.get().check(file, text, target)) {
      problems.add(new Problem(files.folder() + "/" + file, problem.line(), problem.message()));
    }
  }

  private List<Condition> conditions(FieldReader reader, List<String> checks) {
    if (!reader.has("when")) {
      reader.problem(
          reader.line(), "`when` is missing; write `when: []` for a cause that nothing must prove");
    }
    List<Condition> conditions = new ArrayList<>();
    for (FieldReader item : reader.readers("when", "a condition")) {
      condition(item, checks, true).ifPresent(conditions::add);
      item.done("a condition");
    }
    return conditions;
  }

  private Optional<Condition> condition(FieldReader item, List<String> checks, boolean mayNest) {
    for (Condition.Verdict verdict : Condition.Verdict.values()) {
      if (item.has(verdict.key())) {
        String check = checkThatRuns(item, verdict.key(), checks);
        return Optional.of(new Condition.Check(check, verdict));
      }
    }
    if (item.has("fact")) {
      String name = item.requiredText("fact");
      Set<String> values = new LinkedHashSet<>(item.texts("is"));
      if (values.isEmpty()) {
        item.problem(item.line(), "`fact: " + name + "` needs `is:` with the values that count");
      }
      checkFact(item, name, values);
      return Optional.of(new Condition.Fact(name, values));
    }
    if (item.has("pasted")) {
      List<Clause> clauses = clauses(item, "pasted");
      Optional<String> unlessHealthy =
          item.has(UNLESS_HEALTHY)
              ? Optional.of(checkThatRuns(item, UNLESS_HEALTHY, checks))
              : Optional.empty();
      return clauses.size() == 1
          ? Optional.of(new Condition.Pasted(clauses.getFirst(), unlessHealthy))
          : pastedProblem(item);
    }
    if (item.has("any") && mayNest) {
      List<Condition> any = new ArrayList<>();
      for (FieldReader inner : item.readers("any", "a condition")) {
        condition(inner, checks, false).ifPresent(any::add);
        inner.done("a condition");
      }
      checkClusterHasTheLastWord(item, any);
      return Optional.of(new Condition.Any(any));
    }
    item.problem(
        item.line(),
        "a condition is one of `broken:`, `healthy:`, `unsure:`, `not-applicable:`, `fact:` with `is:`, `pasted:`, or `any:`");
    return Optional.empty();
  }

  /// The id of a check under the key; a problem when nobody would run it.
  private String checkThatRuns(FieldReader item, String key, List<String> checks) {
    String check = item.requiredText(key);
    int line = item.lineOf(key);
    checkKnown(item, line, check);
    if (!checks.contains(check)) {
      item.problem(
          line,
          "`" + check + "` is not among this entry's `checks`; add it there, or it never runs");
    }
    return check;
  }

  /// A paste is older than a look at the cluster: what a check found healthy since is not broken
  /// because a text once said so.
  private static void checkClusterHasTheLastWord(FieldReader item, List<Condition> any) {
    boolean pasteAlone =
        any.stream()
            .anyMatch(condition ->
                condition instanceof Condition.Pasted pasted && pasted.unlessHealthy().isEmpty());
    if (!pasteAlone) {
      return;
    }
    any.stream()
        .filter(condition ->
            condition instanceof Condition.Check check
                && check.verdict() == Condition.Verdict.BROKEN)
        .map(condition -> ((Condition.Check) condition).id())
        .findFirst()
        .ifPresent(check ->
            item.problem(
                item.lineOf("any"),
                "`pasted` beside `broken: "
                    + check
                    + "` holds from the text alone, even when the check is healthy; write `"
                    + UNLESS_HEALTHY
                    + ": "
                    + check
                    + "` below `pasted`"));
  }

  private static Optional<Condition> pastedProblem(FieldReader item) {
    item.problem(item.lineOf("pasted"), "`pasted` takes one text; divide ways to say it by ` | `");
    return Optional.empty();
  }

  private void checkFact(FieldReader item, String name, Set<String> values) {
    vocabulary
        .facts()
        .ifPresent(facts -> {
          Set<String> known = facts.get(name);
          if (known == null) {
            item.problem(
                item.lineOf("fact"),
                "there is no fact `"
                    + name
                    + "`; known are "
                    + String.join(", ", facts.keySet().stream().sorted().toList()));
            return;
          }
          for (String value : values) {
            if (!known.contains(value)) {
              item.problem(
                  item.lineOf("is"),
                  "fact `"
                      + name
                      + "` is never `"
                      + value
                      + "`; it is one of "
                      + String.join(", ", known.stream().sorted().toList()));
            }
          }
        });
  }

  private static void checkOptionsFitCauses(
      FieldReader en, List<Cause> causes, List<Option> options) {
    Set<String> named = new HashSet<>();
    for (Cause cause : causes) {
      if (cause instanceof Cause.Explained explained) {
        if (explained.options().isEmpty()) {
          en.problem(en.lineOf("causes"), "cause `" + cause.id() + "` names no option");
        }
        for (String id : explained.options()) {
          named.add(id);
          if (options.stream().noneMatch(option -> option.id().equals(id))) {
            en.problem(
                en.lineOf("causes"),
                "cause `"
                    + cause.id()
                    + "` names option `"
                    + id
                    + "`, which is not among `options`");
          }
        }
      }
    }
    for (Option option : options) {
      if (!named.contains(option.id())) {
        en.problem(en.lineOf("options"), "no cause names option `" + option.id() + "`");
      }
    }
  }

  /// A .tf file that belongs to no option would never be shown to anybody.
  private void checkSnippetsBelong(List<Option> options) {
    Set<String> known = new HashSet<>();
    for (Option option : options) {
      Arrays.stream(Target.values())
          .forEach(target -> known.add(option.id() + "." + target.id() + ".tf"));
    }
    for (String name : files.snippets().keySet()) {
      if (!known.contains(name)) {
        problems.add(
            new Problem(
                files.folder() + "/" + name,
                0,
                "no option is named so; snippets are called `<option>.<target>.tf`, target one of "
                    + String.join(", ", Arrays.stream(Target.values()).map(Target::id).toList())));
      }
    }
  }
}
