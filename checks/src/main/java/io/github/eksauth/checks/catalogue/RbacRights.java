package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.catalogue.Coverage.No;
import io.github.eksauth.checks.catalogue.Coverage.Unknown;
import io.github.eksauth.checks.catalogue.Coverage.Yes;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.RbacBinding;
import io.github.eksauth.checks.fact.RbacRule;
import io.github.eksauth.checks.fact.RbacSubject;
import io.github.eksauth.checks.fact.Selector;
import io.github.eksauth.checks.fact.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.Stream;

/// What RBAC gives a user and groups: bindings, and the roles they refer to (K22).
final class RbacRights {
  static final String MASTERS = "system:masters";

  /// Everybody who logs in is in it.
  static final String AUTHENTICATED = "system:authenticated";

  private static final FactKey<List<RbacBinding>> CLUSTER_WIDE = new FactKey.ClusterRoleBindings();
  private static final FactKey<List<RbacBinding>> IN_NAMESPACES = new FactKey.RoleBindings();

  private final Facts facts;

  RbacRights(Facts facts) {
    this.facts = facts;
    facts.ahead(List.of(CLUSTER_WIDE, IN_NAMESPACES));
  }

  /// Whether RBAC lets this identity do it.
  Coverage covers(ApiRequest request, Identity identity) {
    if (identity.groups().contains(MASTERS)) {
      return new Yes(new Words("system:masters covers everything", "system:masters 涵盖一切"));
    }
    var found = new ArrayList<Coverage>();
    found.add(in(CLUSTER_WIDE, binding -> true, request, identity));
    request
        .namespace()
        .ifPresent(namespace ->
            found.add(
                in(
                    IN_NAMESPACES,
                    binding -> binding.namespace().equals(namespace),
                    request,
                    identity)));
    return Coverage.any(found);
  }

  private Coverage in(
      FactKey<List<RbacBinding>> list,
      Predicate<RbacBinding> there,
      ApiRequest request,
      Identity identity) {
    return switch (facts.get(list)) {
      case Fact.Absent<List<RbacBinding>>() -> bindsNothing(identity);
      case Fact.Unseen<List<RbacBinding>> unseen -> new Unknown(Verdicts.unseen(list, unseen));
      case Fact.Known<List<RbacBinding>>(List<RbacBinding> all) -> {
        List<RbacBinding> here = all.stream().filter(there).toList();
        List<RbacBinding> mine = here.stream().filter(one -> binds(one, identity::is)).toList();
        List<RbacBinding> maybe =
            here.stream()
                .filter(one -> !mine.contains(one) && binds(one, identity::mayBe))
                .toList();
        facts.ahead(Stream.concat(mine.stream(), maybe.stream()).map(RbacRights::role).toList());
        var found = new ArrayList<Coverage>();
        mine.forEach(binding -> found.add(covers(binding, request)));
        maybe.forEach(binding -> found.add(perhaps(binding, covers(binding, request))));
        yield found.isEmpty() ? bindsNothing(identity) : Coverage.any(found);
      }
    };
  }

  private static boolean binds(RbacBinding binding, Predicate<RbacSubject> subject) {
    return binding.subjects().stream().anyMatch(subject);
  }

  private static Coverage perhaps(RbacBinding binding, Coverage coverage) {
    return coverage instanceof Yes
        ? new Unknown(
            Verdicts.unsure(
                "binding %s allows it for a user that this caller may be",
                "绑定 %s 对某个用户允许该请求，调用者可能就是该用户", binding.name()))
        : coverage;
  }

  private static Coverage bindsNothing(Identity identity) {
    return new No(
        Words.of("no binding that counts here names %s", "此范围内没有绑定指向 %s", identity.words()));
  }

  private Coverage covers(RbacBinding binding, ApiRequest request) {
    FactKey<List<RbacRule>> role = role(binding);
    return switch (facts.get(role)) {
      case Fact.Unseen<List<RbacRule>> unseen -> new Unknown(Verdicts.unseen(role, unseen));
      case Fact.Absent<List<RbacRule>>() ->
          new No(
              Words.of(
                  "binding %s refers to %s, which does not exist",
                  "绑定 %s 指向不存在的 %s", binding.name(), role.what()));
      case Fact.Known<List<RbacRule>>(List<RbacRule> rules) -> covers(role, rules, request);
    };
  }

  private static Coverage covers(
      FactKey<List<RbacRule>> role, List<RbacRule> rules, ApiRequest request) {
    if (rules.stream().anyMatch(rule -> allows(rule, request))) {
      return new Yes(Words.of("%s allows it", "%s 允许该请求", role.what()));
    } else if (!request.namesNoObject()
        && rules.stream().anyMatch(rule -> allows(ofAllObjects(rule), request))) {
      return new Unknown(
          Verdicts.unsure("%s allows it for certain objects only", "%s 只对某些对象允许该请求", role.what()));
    }
    return new No(Words.of("%s does not allow %s", "%s 不允许 %s", role.what(), request.words()));
  }

  private static boolean allows(RbacRule rule, ApiRequest request) {
    List<String> names =
        request.subresource().isEmpty()
            ? List.of(request.resource())
            : List.of(request.fullResource(), "*/" + request.subresource());
    // of a resource whose group nobody told, the name decides
    Stream<String> groups =
        request.groups().isEmpty() ? rule.apiGroups().stream() : request.groups().stream();
    return groups.anyMatch(
        group -> names.stream().anyMatch(name -> rule.allows(request.verb(), group, name)));
  }

  private static RbacRule ofAllObjects(RbacRule rule) {
    return new RbacRule(
        rule.verbs(), rule.apiGroups(), rule.resources(), List.of(), rule.nonResourceUrls());
  }

  private static FactKey<List<RbacRule>> role(RbacBinding binding) {
    return binding.roleKind().equals("Role")
        ? new FactKey.RoleIn(binding.namespace(), binding.roleName())
        : new FactKey.ClusterRoleOf(binding.roleName());
  }

  /// Whether any binding anywhere names the subject and refers to a role that may exist; unseen
  /// when none of those that could be read does.
  Fact<Boolean> bound(Predicate<RbacSubject> subject) {
    Fact<Boolean> clusterWide = bound(CLUSTER_WIDE, subject);
    return isTrue(clusterWide) ? clusterWide : either(clusterWide, bound(IN_NAMESPACES, subject));
  }

  private Fact<Boolean> bound(FactKey<List<RbacBinding>> list, Predicate<RbacSubject> subject) {
    Fact<List<RbacBinding>> all = facts.get(list);
    if (all instanceof Fact.Absent) {
      return Fact.known(false);
    } else if (all instanceof Fact.Unseen<List<RbacBinding>>(var why, var missing)) {
      return Fact.unseen(list.what().en() + ": " + why, missing);
    }
    return all.map(bindings ->
        bindings.stream()
            .filter(binding -> binds(binding, subject))
            .anyMatch(binding -> !(facts.get(role(binding)) instanceof Fact.Absent)));
  }

  private static Fact<Boolean> either(Fact<Boolean> one, Fact<Boolean> other) {
    return isTrue(other) || one instanceof Fact.Known ? other : one;
  }

  private static boolean isTrue(Fact<Boolean> fact) {
    return fact.ifKnown().orElse(false);
  }

  /// The user name and the groups that the API server sees.
  ///
  /// @param username with `*` for the parts that we do not know; empty when we know nothing of it
  record Identity(String username, List<String> groups) {
    Identity {
      groups = List.copyOf(groups);
    }

    boolean is(RbacSubject subject) {
      return switch (subject.kind()) {
        case "User" -> subject.name().equals(username);
        case "Group" -> groups.contains(subject.name()) || subject.name().equals(AUTHENTICATED);
        default -> false;
      };
    }

    /// Whether it is a user of that name if the unknown parts of its own are.
    boolean mayBe(RbacSubject subject) {
      return subject.kind().equals("User") && Selector.wildcard(username, subject.name());
    }

    Words words() {
      return groups.isEmpty()
          ? Words.of("user %s", "用户 %s", username)
          : Words.of("user %s or groups %s", "用户 %s 或组 %s", username, String.join(", ", groups));
    }
  }
}
