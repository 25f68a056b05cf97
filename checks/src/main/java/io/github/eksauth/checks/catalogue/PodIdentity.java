package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.catalogue.Verdicts.notApplicable;

import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.PodIdentityAssociation;
import io.github.eksauth.checks.fact.PodIdentityName;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;

/// The Pod Identity associations that a question is about (fact 57).
final class PodIdentity {
  static final FactKey.PodIdentityAssociations LIST = new FactKey.PodIdentityAssociations();

  private PodIdentity() {}

  /// The association of one service account: EKS keeps at most one.
  static Fact<PodIdentityName> of(Facts facts, String namespace, String serviceAccount) {
    return all(facts)
        .then(all ->
            all.stream()
                .filter(one ->
                    one.namespace().equals(namespace)
                        && one.serviceAccount().equals(serviceAccount))
                .findFirst()
                .map(Fact::known)
                .orElseGet(Fact::absent));
  }

  private static Fact<List<PodIdentityName>> all(Facts facts) {
    Fact<List<PodIdentityName>> all = facts.get(LIST);
    return all instanceof Fact.Absent ? Fact.known(List.of()) : all;
  }

  /// The whole association of one service account.
  static Fact<PodIdentityAssociation> associationOf(
      Facts facts, String namespace, String serviceAccount) {
    return of(facts, namespace, serviceAccount)
        .then(one -> facts.get(new FactKey.PodIdentityAssociationOf(one.associationId())));
  }

  /// Judges the association that the question names by its id, else that of its workload.
  static Verdict given(
      Facts facts,
      Focus focus,
      Function<PodIdentityName, Verdict> known,
      Function<String, Verdict> absent) {
    Optional<String> id = focus.on(Subject.ASSOCIATION);
    if (id.isPresent()) {
      return judged(
          all(facts)
              .then(all ->
                  all.stream()
                      .filter(one -> one.associationId().equals(id.get()))
                      .findFirst()
                      .map(Fact::known)
                      .orElseGet(Fact::absent)),
          known,
          () -> absent.apply(id.get()));
    }
    return Workload.given(
        facts,
        focus,
        workload ->
            judged(
                of(facts, workload.namespace(), workload.serviceAccount()),
                known,
                () -> absent.apply(workload.name())));
  }

  /// Judges the association in focus, whole; all of them when the question names no workload.
  static Verdict each(
      Facts facts,
      Focus focus,
      Function<PodIdentityAssociation, List<FactKey<?>>> reads,
      Function<PodIdentityAssociation, Verdict> judge) {
    return focus.on(Subject.ASSOCIATION).isPresent() || WorkloadPods.named(focus)
        ? given(facts, focus, name -> whole(facts, name, judge), PodIdentity::none)
        : every(facts, reads, judge);
  }

  private static Verdict every(
      Facts facts,
      Function<PodIdentityAssociation, List<FactKey<?>>> reads,
      Function<PodIdentityAssociation, Verdict> judge) {
    return judged(
        all(facts),
        names -> {
          if (names.isEmpty()) {
            return nowhere();
          }
          List<FactKey.PodIdentityAssociationOf> keys =
              names.stream().map(PodIdentity::key).toList();
          facts.ahead(keys);
          keys.forEach(
              key -> facts.get(key).ifKnown().ifPresent(it -> facts.ahead(reads.apply(it))));
          return Verdicts.all(names.stream().map(name -> whole(facts, name, judge)).toList());
        },
        PodIdentity::nowhere);
  }

  private static Verdict nowhere() {
    return notApplicable("the cluster has no Pod Identity associations", "集群没有 Pod Identity 关联");
  }

  /// Judges as [#every] would, when the cluster has any association at all.
  static Verdict givenAny(Facts facts, Supplier<Verdict> judge) {
    return judged(
        all(facts), names -> names.isEmpty() ? nowhere() : judge.get(), PodIdentity::nowhere);
  }

  private static Verdict whole(
      Facts facts, PodIdentityName name, Function<PodIdentityAssociation, Verdict> judge) {
    return Verdicts.given(facts, key(name), judge, () -> none(name.associationId()));
  }

  private static FactKey.PodIdentityAssociationOf key(PodIdentityName name) {
    return new FactKey.PodIdentityAssociationOf(name.associationId());
  }

  static Verdict none(String of) {
    return notApplicable(
        "there is no Pod Identity association for %s", "没有 %s 的 Pod Identity 关联", of);
  }

  /// As [Verdicts#given], for something found in the list of associations.
  static <T> Verdict judged(Fact<T> fact, Function<T, Verdict> known, Supplier<Verdict> absent) {
    return switch (fact) {
      case Fact.Known<T>(T value) -> known.apply(value);
      case Fact.Absent<T>() -> absent.get();
      case Fact.Unseen<T>(var why, var missing) -> Verdicts.unseen(LIST.what(), why, missing);
    };
  }
}
