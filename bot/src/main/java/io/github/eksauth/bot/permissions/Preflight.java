package io.github.eksauth.bot.permissions;

import io.github.eksauth.checks.Checkup;
import io.github.eksauth.checks.Recorder;
import io.github.eksauth.checks.catalogue.Catalogue;
import io.github.eksauth.checks.catalogue.Check;
import io.github.eksauth.checks.catalogue.Focus;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.FactKind;
import io.github.eksauth.checks.fact.FactSource;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.InlinePolicy;
import io.github.eksauth.checks.fact.Permission;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/// What we may read of one cluster, found out by reading it.
public final class Preflight {
  /// How it stands with one permission.
  public sealed interface State {
    /// A read that needs it succeeded.
    record Allowed() implements State {}

    /// A read that needs it was refused.
    ///
    /// @param why what the first refusal said
    /// @param times how many reads were refused
    /// @param costs ids of the checks that asked for such a read
    record Denied(String why, int times, List<String> costs) implements State {
      public Denied {
        costs = List.copyOf(costs);
      }
    }

    /// No read needed it here, or none got that far.
    record NotTried() implements State {}
  }

  /// One permission.
  public record Row(Permission permission, State state) {}

  private static final Permission.Iam GET_ROLE_POLICY = new Permission.Iam("iam:GetRolePolicy");

  /// Only a query that takes too long is stopped.
  private static final Permission.Iam STOP_QUERY = new Permission.Iam("logs:StopQuery");

  /// Kinds whose absence follows from another fact, or comes with the first of several reads.
  private static final Set<FactKind> ABSENT_PROVES_NOTHING =
      Set.of(
          FactKind.ACCESS_ENTRIES,
          FactKind.ACCESS_ENTRY,
          FactKind.ACCESS_POLICIES,
          FactKind.AUTHENTICATOR_LINES,
          FactKind.AWS_AUTH_WRITES,
          FactKind.INLINE_POLICIES,
          FactKind.POD_IDENTITY_AGENT,
          FactKind.SUBNET_ROUTES);

  private Preflight() {}

  /// Makes every read that can be made without a question.
  ///
  /// @param clusterNames the list of clusters, which finding one may need
  public static List<Row> of(
      FactSource cluster, Fact<List<String>> clusterNames, Duration deadline) {
    Recorder recorder = new Recorder(cluster);
    Checkup.run(Catalogue.checks(), new Facts(recorder), Focus.none(), deadline);
    recorder.readAll();
    Map<FactKey<?>, Fact<?>> seen = recorder.snapshot(Instant.EPOCH, "").facts();
    Map<String, Row> rows = new TreeMap<>();
    rows.put(IamPolicy.LIST_CLUSTERS.id(), new Row(IamPolicy.LIST_CLUSTERS, listing(clusterNames)));
    Map<Check, Set<FactKey<?>>> reads = reads(recorder);
    for (Permission permission : FactKind.allPermissions()) {
      rows.put(permission.id(), new Row(permission, state(permission, seen, reads)));
    }
    return List.copyOf(rows.values());
  }

  private static State listing(Fact<List<String>> names) {
    return switch (names) {
      case Fact.Known<List<String>> _, Fact.Absent<List<String>> _ -> new State.Allowed();
      case Fact.Unseen<List<String>>(String why, Set<Permission> missing) ->
          missing.contains(IamPolicy.LIST_CLUSTERS)
              ? new State.Denied(why, 1, List.of())
              : new State.NotTried();
    };
  }

  /// What each check asked for.
  private static Map<Check, Set<FactKey<?>>> reads(Recorder recorder) {
    Map<Check, Set<FactKey<?>>> reads = new LinkedHashMap<>();
    for (Check check : Catalogue.checks()) {
      Recorder own = new Recorder(recorder);
      check.judge(new Facts(own), Focus.none());
      reads.put(check, own.snapshot(Instant.EPOCH, "").facts().keySet());
    }
    return reads;
  }

  private static State state(
      Permission permission, Map<FactKey<?>, Fact<?>> seen, Map<Check, Set<FactKey<?>>> reads) {
    Set<FactKey<?>> denied = new LinkedHashSet<>();
    List<String> why = new ArrayList<>();
    boolean allowed = false;
    for (Map.Entry<FactKey<?>, Fact<?>> one : seen.entrySet()) {
      if (one.getValue() instanceof Fact.Unseen<?>(String says, Set<Permission> missing)
          && missing.contains(permission)) {
        denied.add(one.getKey());
        why.add(says);
      }
      allowed |= proves(one.getKey(), one.getValue(), permission);
    }
    if (!denied.isEmpty()) {
      List<String> costs =
          reads.entrySet().stream()
              .filter(check -> meets(check.getValue(), denied))
              .map(check -> check.getKey().id())
              .toList();
      return new State.Denied(why.getFirst(), denied.size(), costs);
    }
    return allowed ? new State.Allowed() : new State.NotTried();
  }

  private static boolean meets(Set<FactKey<?>> some, Set<FactKey<?>> others) {
    Set<FactKey<?>> both = new HashSet<>(some);
    both.retainAll(others);
    return !both.isEmpty();
  }

  /// Whether this answer can only have come about with the permission.
  private static boolean proves(FactKey<?> key, Fact<?> fact, Permission permission) {
    if (!key.permissions().contains(permission) || permission.equals(STOP_QUERY)) {
      return false;
    }
    return switch (fact) {
      case Fact.Known<?>(Object value) ->
          // without any inline policy none of them was read
          !permission.equals(GET_ROLE_POLICY)
              || (value instanceof List<?> policies
                  && policies.stream().anyMatch(InlinePolicy.class::isInstance));
      case Fact.Absent<?>() -> !ABSENT_PROVES_NOTHING.contains(key.kind());
      case Fact.Unseen<?> _ -> false;
    };
  }
}
