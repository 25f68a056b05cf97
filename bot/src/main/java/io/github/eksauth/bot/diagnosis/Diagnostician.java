package io.github.eksauth.bot.diagnosis;

import io.github.eksauth.bot.intake.Question;
import io.github.eksauth.checks.Checkup;
import io.github.eksauth.checks.Finding;
import io.github.eksauth.checks.catalogue.Catalogue;
import io.github.eksauth.checks.catalogue.Check;
import io.github.eksauth.checks.catalogue.Focus;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.catalogue.Observation;
import io.github.eksauth.checks.catalogue.Verdict;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.Words;
import io.github.eksauth.knowledge.answer.Conclusion;
import io.github.eksauth.knowledge.answer.Judge;
import io.github.eksauth.knowledge.answer.Observed;
import io.github.eksauth.knowledge.answer.Remedy;
import io.github.eksauth.knowledge.answer.RemedyWriter;
import io.github.eksauth.knowledge.answer.Values;
import io.github.eksauth.knowledge.entry.Cause;
import io.github.eksauth.knowledge.entry.Condition;
import io.github.eksauth.knowledge.entry.Entry;
import io.github.eksauth.knowledge.entry.Group;
import io.github.eksauth.knowledge.entry.Knowledge;
import io.github.eksauth.knowledge.entry.Option;
import io.github.eksauth.knowledge.entry.Vocabulary;
import io.github.eksauth.knowledge.hcl.Target;
import io.github.eksauth.knowledge.match.Hit;
import io.github.eksauth.knowledge.match.Match;
import io.github.eksauth.knowledge.match.Matcher;
import io.github.eksauth.knowledge.match.Said;
import io.github.eksauth.knowledge.text.Language;
import io.github.eksauth.knowledge.text.Mentions;
import io.github.eksauth.knowledge.text.Paste;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// Answers questions: matches the paste, looks at the cluster, picks cause and option.
public final class Diagnostician {
  /// How many candidates are examined when the text does not decide.
  private static final int MOST_EXAMINED = 3;

  /// What placeholders call the things that a question can be about.
  private static final Map<String, Subject> NAMED =
      Map.ofEntries(
          Map.entry("service-account", Subject.SERVICE_ACCOUNT),
          Map.entry("node-group", Subject.NODE_GROUP),
          Map.entry("instance-id", Subject.INSTANCE),
          Map.entry("target-role-arn", Subject.TARGET_ROLE),
          Map.entry("action", Subject.ACTION),
          Map.entry("verb", Subject.VERB),
          Map.entry("resource", Subject.RESOURCE),
          Map.entry("kubernetes-user", Subject.KUBERNETES_USER),
          Map.entry("policy-arn", Subject.ACCESS_POLICY),
          Map.entry("kms-key-arn", Subject.KMS_KEY),
          Map.entry("oidc-issuer", Subject.OIDC_ISSUER),
          Map.entry("association-id", Subject.ASSOCIATION));

  private final Knowledge knowledge;
  private final Matcher matcher;
  private final Judge judge;

  public Diagnostician(Knowledge knowledge, Matcher matcher) {
    this.knowledge = knowledge;
    this.matcher = matcher;
    judge = new Judge(knowledge);
  }

  /// The checks and facts that entries may name.
  public static Vocabulary vocabulary() {
    Map<String, Set<String>> facts = new HashMap<>();
    for (Observation observation : Catalogue.observations()) {
      facts.put(observation.id(), Set.copyOf(observation.values()));
    }
    Set<String> checks = Catalogue.checks().stream().map(Check::id).collect(Collectors.toSet());
    return Vocabulary.of(checks, facts);
  }

  /// What the question comes to, looking at the cluster if one is given.
  public Diagnosis diagnose(Question question, Optional<ClusterView> cluster) {
    return diagnose(question, cluster, Progress.IGNORED);
  }

  /// The same, telling how far the look has come.
  public Diagnosis diagnose(Question question, Optional<ClusterView> cluster, Progress progress) {
    Match match = matcher.match(question.paste());
    Optional<Seeing> seeing = cluster.map(view -> Seeing.of(view, progress));
    Optional<Hit> chosen = question.about().flatMap(entry -> chosen(match, entry));
    if (chosen.isPresent()) {
      return explain(question, match, chosen.get(), seeing);
    }
    return switch (match) {
      case Match.Nothing(List<Hit> closest) ->
          new Diagnosis.NoMatch(question, closest.stream().findFirst().map(this::entry));
      case Match.Sure sure -> explain(question, match, sure.first(), seeing);
      case Match.Several(List<Hit> hits) -> settle(question, match, hits, seeing);
    };
  }

  /// The entry that somebody chose: one of the hits, also one that was too weak to claim, or any
  /// other, which then no line of the paste tells.
  private Optional<Hit> chosen(Match match, String entry) {
    List<Hit> hits = match instanceof Match.Nothing(List<Hit> closest) ? closest : match.hits();
    return hits.stream()
        .filter(hit -> hit.entry().equals(entry))
        .findFirst()
        .or(() -> knowledge.entry(entry).map(it -> new Hit(it.id(), 1, List.of(), List.of())));
  }

  /// What to do about a check that found something wrong: the diagnosis of the first entry that has
  /// a cause which this finding proves, in this cluster; else that of the error which the finding
  /// quotes, as EKS's own words about the health of nodes and profiles are one. Empty when there is
  /// neither.
  ///
  /// @param check id of the check
  public Optional<Diagnosis.Explained> cure(String check, Language language, ClusterView cluster) {
    Seeing seeing = Seeing.of(cluster, Progress.IGNORED);
    return cureByCause(check, language, seeing).or(() -> cureByWords(check, language, seeing));
  }

  private Optional<Diagnosis.Explained> cureByCause(
      String check, Language language, Seeing seeing) {
    Question question = Question.of(new Paste("")).in(language);
    Match nothing = new Match.Nothing(List.of());
    return knowledge.entries().stream()
        .filter(entry -> entry.causes().stream().anyMatch(cause -> restsOn(cause, check)))
        .map(entry ->
            explain(
                question.about(entry.id()),
                nothing,
                new Hit(entry.id(), 1, List.of(), List.of()),
                Optional.of(seeing)))
        .filter(explained ->
            explained.conclusion() instanceof Conclusion.Named named
                && restsOn(named, check)
                && !explained.remedies().isEmpty())
        .findFirst();
  }

  private Optional<Diagnosis.Explained> cureByWords(
      String check, Language language, Seeing seeing) {
    return Catalogue.check(check)
        .map(it ->
            Checkup.run(List.of(it), seeing.facts(), Focus.none(), seeing.view().deadline())
                .getFirst())
        .flatMap(finding ->
            finding.verdict() instanceof Verdict.Broken(Words because, List<String> _)
                ? Optional.of(Question.of(new Paste(because.en())).in(language))
                : Optional.empty())
        .flatMap(question ->
            matcher.match(question.paste()) instanceof Match.Sure sure
                ? Optional.of(explain(question, sure, sure.first(), Optional.of(seeing)))
                : Optional.empty())
        .filter(explained -> !explained.remedies().isEmpty());
  }

  /// Whether the check is why this cause was named, or why the asked entry leads to its entry.
  private static boolean restsOn(Conclusion.Named named, String check) {
    return restsOn(named.cause(), check)
        || named.asked().causes().stream()
            .anyMatch(cause ->
                cause instanceof Cause.LeadsTo leadsTo
                    && leadsTo.entry().equals(named.entry().id())
                    && restsOn(cause, check));
  }

  private static boolean restsOn(Cause cause, String check) {
    List<Condition> when =
        switch (cause) {
          case Cause.Explained explained -> explained.when();
          case Cause.LeadsTo leadsTo -> leadsTo.when();
        };
    return when.stream().anyMatch(condition -> restsOn(condition, check));
  }

  private static boolean restsOn(Condition condition, String check) {
    return condition instanceof Condition.Any(List<Condition> several)
        ? several.stream().anyMatch(one -> restsOn(one, check))
        : condition.equals(new Condition.Check(check, Condition.Verdict.BROKEN));
  }

  /// A cluster, what was read of it for one question, and who is told how far we are.
  private record Seeing(ClusterView view, Facts facts, Progress progress) {
    static Seeing of(ClusterView view, Progress progress) {
      return new Seeing(view, new Facts(view.source()), progress);
    }

    /// Facts for one candidate: nothing is read twice, and only what the candidate asked for counts
    /// as unseen.
    Facts forOne() {
      return new Facts(facts::get);
    }
  }

  /// A cause that is proven in the cluster settles what the text leaves open.
  private Diagnosis settle(
      Question question, Match match, List<Hit> hits, Optional<Seeing> cluster) {
    if (hits.size() == 1) {
      return explain(question, match, hits.getFirst(), cluster);
    }
    if (cluster.isPresent()) {
      for (Hit hit : hits.stream().limit(MOST_EXAMINED).toList()) {
        Diagnosis.Explained explained = explain(question, match, hit, cluster);
        if (explained.conclusion() instanceof Conclusion.Named
            && explained.examined().stream().anyMatch(it -> hasBroken(it.findings()))) {
          return explained;
        }
      }
    }
    return new Diagnosis.Candidates(question, match, hits.stream().map(hit -> entry(hit)).toList());
  }

  private static boolean hasBroken(List<Finding> findings) {
    return findings.stream().anyMatch(finding -> finding.verdict() instanceof Verdict.Broken);
  }

  private Entry entry(Hit hit) {
    return knowledge.entry(hit.entry()).orElseThrow();
  }

  private Diagnosis.Explained explain(
      Question question, Match match, Hit hit, Optional<Seeing> cluster) {
    Entry entry = entry(hit);
    Mentions mentioned = question.paste().mentions();
    Said said = Said.by(question.paste());
    if (cluster.isEmpty()) {
      return explained(
          question,
          match,
          hit,
          ClusterValues.of(mentioned),
          judge.conclude(entry, Observed.only(said)),
          Optional.empty());
    }
    ClusterView view = cluster.get().view();
    Facts facts = cluster.get().forOne();
    List<Diagnosis.Stranger> strangers = Strangers.in(mentioned, facts);
    Mentions mentions = Strangers.without(mentioned, strangers);
    List<Check> checks =
        judge.checks(entry).stream().map(id -> Catalogue.check(id).orElseThrow()).toList();
    List<Focus> focuses = focuses(entry, mentions, facts);
    Progress progress = cluster.get().progress();
    progress.toCheck(checks.size() * focuses.size());
    Look look =
        focuses.stream()
            .map(focus -> look(entry, checks, facts, focus, said, view.deadline(), progress))
            .min(Comparator.comparingInt(Look::rank))
            .orElseThrow();
    Diagnosis.Examined examined =
        new Diagnosis.Examined(
            facts.get(new FactKey.Cluster()).ifKnown(),
            view.at(),
            shown(entry, look.conclusion, look.findings),
            facts.unseen(),
            strangers,
            lockedOut(facts));
    Values values =
        ClusterValues.of(
            mentions,
            look.focus,
            isAboutNamedPrincipal(look.conclusion, entry),
            facts,
            look.findings,
            view.at());
    return explained(question, match, hit, values, look.conclusion, Optional.of(examined));
  }

  /// Whether the options shown are about the principal that the text names: their entry checks it.
  private static boolean isAboutNamedPrincipal(Conclusion conclusion, Entry asked) {
    Entry shown = conclusion instanceof Conclusion.Named named ? named.entry() : asked;
    return shown.checks().stream().anyMatch(id -> id.startsWith("named-principal-"));
  }

  /// Why the cluster refuses us, when that is why something could not be seen.
  private static Optional<Words> lockedOut(Facts facts) {
    boolean refused =
        facts.unseen().stream().anyMatch(blind -> blind.why().contains(Fact.Unseen.NOT_RECOGNISED));
    return refused
            && Catalogue.ownAccess().judge(facts, Focus.none())
                instanceof Verdict.Broken(Words because, List<String> _)
        ? Optional.of(because)
        : Optional.empty();
  }

  /// What one focus showed.
  private record Look(Focus focus, List<Finding> findings, Conclusion conclusion) {
    /// The most telling look ranks lowest: a proven cause by its place among the entry's causes,
    /// then what could not be decided, then what is fine.
    int rank() {
      return switch (conclusion) {
        case Conclusion.Named named when hasBroken(findings) -> place(named);
        case Conclusion.Undecided _ -> 1000;
        case Conclusion.Named _ -> 2000;
        case Conclusion.NoneOfThem _ -> 3000;
      };
    }

    private static int place(Conclusion.Named named) {
      List<Cause> causes = named.asked().causes();
      for (int i = 0; i < causes.size(); i++) {
        boolean isIt =
            switch (causes.get(i)) {
              case Cause.Explained explained -> explained.equals(named.cause());
              case Cause.LeadsTo leadsTo -> leadsTo.entry().equals(named.entry().id());
            };
        if (isIt) {
          return i;
        }
      }
      return causes.size();
    }
  }

  private Look look(
      Entry entry,
      List<Check> checks,
      Facts facts,
      Focus focus,
      Said said,
      Duration deadline,
      Progress progress) {
    List<Finding> findings = Checkup.run(checks, facts, focus, deadline, progress::found);
    return new Look(focus, findings, judge.conclude(entry, observed(findings, facts, focus, said)));
  }

  /// Fargate trouble is about one profile. When the paste does not say which, each is looked at by
  /// itself: what is true of two profiles together may be true of neither.
  private static List<Focus> focuses(Entry entry, Mentions mentions, Facts facts) {
    Focus focus = focus(mentions);
    if (entry.group() != Group.FARGATE || focus.profile().isPresent()) {
      return List.of(focus);
    }
    List<String> profiles = facts.get(new FactKey.FargateProfiles()).ifKnown().orElse(List.of());
    return profiles.isEmpty() ? List.of(focus) : profiles.stream().map(focus::withProfile).toList();
  }

  /// The checks of the asked and the named entry. Of other entries it might have led to only what
  /// is wrong whoever asks: some checks are only wrong to somebody with another question.
  private static List<Finding> shown(Entry entry, Conclusion conclusion, List<Finding> findings) {
    List<String> own = new ArrayList<>(entry.checks());
    if (conclusion instanceof Conclusion.Named named) {
      own.addAll(named.entry().checks());
    }
    return wrongFirst(
        findings.stream()
            .filter(finding ->
                own.contains(finding.check().id())
                    || (finding.check().sweep() && finding.verdict() instanceof Verdict.Broken))
            .toList());
  }

  static List<Finding> wrongFirst(List<Finding> findings) {
    return findings.stream()
        .sorted(Comparator.comparingInt(finding -> weight(finding.verdict())))
        .toList();
  }

  private static int weight(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Broken _ -> 0;
      case Verdict.Unsure _ -> 1;
      case Verdict.Healthy _ -> 2;
      case Verdict.NotApplicable _ -> 3;
    };
  }

  private static Diagnosis.Explained explained(
      Question question,
      Match match,
      Hit hit,
      Values values,
      Conclusion conclusion,
      Optional<Diagnosis.Examined> examined) {
    List<Option> options =
        conclusion instanceof Conclusion.Named named ? named.options() : List.of();
    Optional<List<Target>> targets =
        question.targets().or(() -> mentionedTarget(question.paste().mentions()));
    List<Remedy> remedies = new ArrayList<>();
    List<Option> withheld = new ArrayList<>();
    for (Option option : options) {
      RemedyWriter.write(option, values, targets)
          .ifPresentOrElse(remedies::add, () -> withheld.add(option));
    }
    return new Diagnosis.Explained(
        question, match, hit, values, conclusion, remedies, withheld, examined);
  }

  private static Optional<List<Target>> mentionedTarget(Mentions mentions) {
    return mentions
        .module()
        .flatMap(major ->
            switch (major) {
              case 19 -> Optional.of(List.of(Target.MODULE_19));
              case 20 -> Optional.of(List.of(Target.MODULE_20));
              case 21 -> Optional.of(List.of(Target.MODULE_21));
              default -> Optional.empty();
            });
  }

  /// What the text names, in the words of the checks.
  private static Focus focus(Mentions mentions) {
    Focus focus =
        Focus.none()
            .with(Subject.PROFILE, mentions.profile())
            .with(Subject.NAMESPACE, mentions.namespace())
            .with(Subject.POD, mentions.pod())
            .with(Subject.CALLER, mentions.caller())
            .with(Subject.PRINCIPAL, NamedPrincipal.in(mentions));
    for (Map.Entry<String, Subject> named : NAMED.entrySet()) {
      focus =
          focus.with(named.getValue(), Optional.ofNullable(mentions.further().get(named.getKey())));
    }
    return focus;
  }

  private static Observed observed(List<Finding> findings, Facts facts, Focus focus, Said said) {
    Map<String, Condition.Verdict> verdicts = new HashMap<>();
    for (Finding finding : findings) {
      verdicts.put(finding.check().id(), verdict(finding.verdict()));
    }
    Map<String, Optional<String>> seen = new HashMap<>();
    for (Observation observation : Catalogue.observations()) {
      seen.put(observation.id(), observation.observe(facts, focus).ifKnown());
    }
    return new Observed(verdicts, seen, said);
  }

  private static Condition.Verdict verdict(Verdict verdict) {
    return switch (verdict) {
      case Verdict.Healthy _ -> Condition.Verdict.HEALTHY;
      case Verdict.Broken _ -> Condition.Verdict.BROKEN;
      case Verdict.Unsure _ -> Condition.Verdict.UNSURE;
      case Verdict.NotApplicable _ -> Condition.Verdict.NOT_APPLICABLE;
    };
  }
}
