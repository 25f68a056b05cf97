package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.Selector;
import io.github.eksauth.checks.fact.TrustPolicy;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// What a policy that belongs to a role or a key says about one caller and one action.
sealed interface Admission {
  /// It names the caller itself, or everybody.
  record Direct() implements Admission {}

  /// It names the account of the caller: then the caller's own policies decide.
  record ByAccount() implements Admission {}

  /// It admits the caller if conditions hold that we cannot see.
  record OnCondition(List<String> keys) implements Admission {
    public OnCondition {
      keys = List.copyOf(keys);
    }
  }

  /// It denies the caller, whatever else it says; `keys` are conditions of that which we cannot
  /// see.
  record Refused(List<String> keys) implements Admission {
    public Refused {
      keys = List.copyOf(keys);
    }
  }

  /// Nothing in it admits the caller. `deleted` are the bare ids it shows instead of ARNs: roles
  /// and users that do not exist any more.
  record NotNamed(List<String> deleted) implements Admission {
    public NotNamed {
      deleted = List.copyOf(deleted);
    }
  }

  static Admission of(TrustPolicy policy, Who who, String action) {
    return new Reading(who, action).read(policy);
  }

  /// The caller under all names that policies use.
  ///
  /// @param said the ARN as the question has it, a session's included
  /// @param arn the role, user or root behind it
  /// @param trueArn the ARN with its path; empty when it is a role and its path is not known
  record Who(String said, Arn arn, Optional<String> trueArn) {
    boolean session() {
      return Arn.parse(said).filter(Arn::isRoleSession).isPresent();
    }
  }

  /// One policy, read for one caller and one action.
  final class Reading {
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern UNIQUE_ID = Pattern.compile("A(?:RO|ID)A[A-Z0-9]{12,}");

    private enum Named {
      NO,
      MAYBE,
      ACCOUNT,
      ITSELF
    }

    private enum Holds {
      NO,
      UNSEEN,
      YES
    }

    private final Who who;
    private final String action;
    private final Set<String> unseen = new LinkedHashSet<>();

    private Reading(Who who, String action) {
      this.who = who;
      this.action = action;
    }

    private Admission read(TrustPolicy policy) {
      List<Statement> about = policy.statements().stream().filter(this::aboutAction).toList();
      Optional<Admission> refused = refused(about);
      return refused.isPresent() ? refused.get() : admitted(about, policy);
    }

    private Optional<Admission> refused(List<Statement> about) {
      var keys = new LinkedHashSet<String>();
      boolean perhaps = false;
      for (Statement statement : about) {
        Named named = statement.allows() ? Named.NO : named(statement);
        // a deny of the account denies everybody in it
        if (named != Named.NO) {
          switch (conditions(statement, keys)) {
            case YES -> {
              if (named != Named.MAYBE) {
                return Optional.of(new Refused(List.of()));
              }
              perhaps = true;
            }
            case UNSEEN -> perhaps = true;
            case NO -> {}
          }
        }
      }
      return perhaps
          ? Optional.of(new Refused(keys.isEmpty() ? List.of("NotPrincipal") : List.copyOf(keys)))
          : Optional.empty();
    }

    private Admission admitted(List<Statement> about, TrustPolicy policy) {
      boolean byAccount = false;
      boolean perhaps = false;
      for (Statement statement : about) {
        Named named = statement.allows() ? named(statement) : Named.NO;
        if (named != Named.NO) {
          Holds holds = conditions(statement, unseen);
          if (holds == Holds.YES && named == Named.ITSELF) {
            return new Direct();
          }
          byAccount |= holds == Holds.YES && named == Named.ACCOUNT;
          perhaps |= holds == Holds.UNSEEN || (holds == Holds.YES && named == Named.MAYBE);
        }
      }
      if (byAccount) {
        return new ByAccount();
      }
      return perhaps
          ? new OnCondition(unseen.isEmpty() ? List.of("Principal") : List.copyOf(unseen))
          : new NotNamed(deleted(policy));
    }

    private boolean aboutAction(Statement statement) {
      boolean named =
          statement.actions().stream()
              .anyMatch(pattern -> Selector.wildcard(lower(pattern), lower(action)));
      return named != statement.notActions();
    }

    private Named named(Statement statement) {
      var all = new ArrayList<String>();
      all.addAll(statement.principals().getOrDefault("AWS", List.of()));
      all.addAll(statement.principals().getOrDefault("*", List.of()));
      Named best = Named.NO;
      for (String principal : all) {
        Named named = named(principal);
        best = named.compareTo(best) > 0 ? named : best;
      }
      if (!statement.notPrincipals()) {
        return best;
      }
      // everybody but these; whether the account of the caller is meant takes more than we see
      return best == Named.ITSELF ? Named.NO : Named.MAYBE;
    }

    private Named named(String principal) {
      if (principal.equals("*") || principal.equals(who.said())) {
        return Named.ITSELF;
      } else if (ACCOUNT.matcher(principal).matches()) {
        return principal.equals(who.arn().account()) ? Named.ACCOUNT : Named.NO;
      }
      Optional<Arn> arn =
          Arn.parse(principal).filter(it -> it.account().equals(who.arn().account()));
      if (arn.isEmpty()) {
        return Named.NO;
      } else if (arn.get().resource().equals("root")) {
        return Named.ACCOUNT;
      } else if (!Principals.same(arn.get(), who.arn())) {
        return Named.NO;
      }
      // a certain session of the role: the one that asks, or one that we do not know
      return arn.get().isRoleSession() ? (who.session() ? Named.NO : Named.MAYBE) : Named.ITSELF;
    }

    private Holds conditions(Statement statement, Set<String> keys) {
      Holds all = Holds.YES;
      for (Condition condition : statement.conditions()) {
        Holds holds = holds(condition);
        if (holds == Holds.UNSEEN) {
          keys.add(condition.key());
        }
        all = holds.compareTo(all) < 0 ? holds : all;
      }
      return all;
    }

    private Holds holds(Condition condition) {
      return switch (lower(condition.key())) {
        case "aws:principalarn" ->
            who.trueArn().map(arn -> matches(condition, arn)).orElse(Holds.UNSEEN);
        case "aws:principalaccount", "kms:calleraccount" -> matches(condition, who.arn().account());
        default -> Holds.UNSEEN;
      };
    }

    private static Holds matches(Condition condition, String value) {
      boolean not;
      switch (lower(condition.operator())) {
        case "stringequals", "stringlike", "arnequals", "arnlike" -> not = false;
        case "stringnotequals", "stringnotlike", "arnnotequals", "arnnotlike" -> not = true;
        default -> {
          return Holds.UNSEEN;
        }
      }
      boolean any =
          condition.values().stream().anyMatch(pattern -> Selector.wildcard(pattern, value));
      return any != not ? Holds.YES : Holds.NO;
    }

    private static List<String> deleted(TrustPolicy policy) {
      return policy.statements().stream()
          .flatMap(statement -> statement.principals().getOrDefault("AWS", List.of()).stream())
          .filter(principal -> UNIQUE_ID.matcher(principal).matches())
          .distinct()
          .toList();
    }

    private static String lower(String text) {
      return text.toLowerCase(Locale.ROOT);
    }
  }
}
