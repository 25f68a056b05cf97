package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.catalogue.RequestContext.Carried;
import io.github.eksauth.checks.fact.Selector;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/// Whether the conditions of a policy are met by a request, by IAM's rules for operators
/// (https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_policies_elements_condition_operators.html).
///
/// Texts and ARNs are compared; of the other operators only what follows from a missing key is
/// known. Whatever IAM does not document clearly is [Holds#UNKNOWN].
final class Conditions {
  private static final String FOR_ALL = "forallvalues:";
  private static final String FOR_ANY = "foranyvalue:";
  private static final String IF_EXISTS = "ifexists";
  private static final String NULL = "null";

  private static final Set<String> TEXTS =
      Set.of(
          "stringequals",
          "stringnotequals",
          "stringequalsignorecase",
          "stringnotequalsignorecase",
          "stringlike",
          "stringnotlike");
  private static final Set<String> ARNS =
      Set.of("arnequals", "arnlike", "arnnotequals", "arnnotlike");
  private static final Set<String> OTHERS =
      Set.of(
          "bool",
          "binaryequals",
          "ipaddress",
          "notipaddress",
          "numericequals",
          "numericnotequals",
          "numericlessthan",
          "numericlessthanequals",
          "numericgreaterthan",
          "numericgreaterthanequals",
          "dateequals",
          "datenotequals",
          "datelessthan",
          "datelessthanequals",
          "dategreaterthan",
          "dategreaterthanequals");

  /// A comparison, over which of the request's values it runs, and whether it minds a missing key.
  private record Operator(String comparison, Quantifier over, boolean ifExists) {
    private enum Quantifier {
      ONE,
      EVERY,
      SOME
    }

    static Operator parse(String text) {
      String rest = text.toLowerCase(Locale.ROOT);
      Quantifier over = Quantifier.ONE;
      if (rest.startsWith(FOR_ALL)) {
        over = Quantifier.EVERY;
        rest = rest.substring(FOR_ALL.length());
      } else if (rest.startsWith(FOR_ANY)) {
        over = Quantifier.SOME;
        rest = rest.substring(FOR_ANY.length());
      }
      boolean ifExists = rest.endsWith(IF_EXISTS);
      return new Operator(
          ifExists ? rest.substring(0, rest.length() - IF_EXISTS.length()) : rest, over, ifExists);
    }

    boolean negates() {
      return comparison.contains("not");
    }

    boolean known() {
      return TEXTS.contains(comparison) || ARNS.contains(comparison) || OTHERS.contains(comparison);
    }
  }

  private Conditions() {}

  /// Conditions of one statement are met together or not at all.
  static Holds hold(Collection<Condition> conditions, RequestContext request) {
    return Holds.all(conditions, condition -> hold(condition, request));
  }

  /// The first condition that is certainly not met.
  static Optional<Condition> failing(Collection<Condition> conditions, RequestContext request) {
    return conditions.stream()
        .filter(condition -> hold(condition, request) == Holds.NO)
        .findFirst();
  }

  static Holds hold(Condition condition, RequestContext request) {
    Operator operator = Operator.parse(condition.operator());
    Carried carried = request.under(condition.key());
    if (operator.comparison().equals(NULL)) {
      return isMissing(condition, carried);
    }
    if (!operator.known()) {
      return Holds.UNKNOWN;
    }
    return switch (carried) {
      case Carried.Unknown _ -> Holds.UNKNOWN;
      case Carried.Nothing _ -> withoutKey(operator);
      case Carried.Values(List<String> values) -> compare(operator, condition.values(), values);
    };
  }

  /// `Null` asks whether the key is missing: `true` that it is, `false` that it is there.
  private static Holds isMissing(Condition condition, Carried carried) {
    return Holds.any(
        condition.values(),
        value -> {
          boolean wanted = value.equalsIgnoreCase("true");
          if (!wanted && !value.equalsIgnoreCase("false")) {
            return Holds.UNKNOWN;
          }
          return switch (carried) {
            case Carried.Unknown _ -> Holds.UNKNOWN;
            case Carried.Nothing _ -> Holds.of(wanted);
            case Carried.Values _ -> Holds.of(!wanted);
          };
        });
  }

  private static Holds withoutKey(Operator operator) {
    return switch (operator.over()) {
      case EVERY -> Holds.YES;
      // how IfExists goes with ForAnyValue is nowhere said
      case SOME -> operator.ifExists() ? Holds.UNKNOWN : Holds.NO;
      case ONE -> Holds.of(operator.ifExists() || operator.negates());
    };
  }

  private static Holds compare(Operator operator, List<String> wanted, List<String> carried) {
    if (OTHERS.contains(operator.comparison())) {
      return Holds.UNKNOWN;
    }
    return switch (operator.over()) {
      case EVERY -> Holds.all(carried, value -> compare(operator, wanted, value));
      case SOME -> Holds.any(carried, value -> compare(operator, wanted, value));
      // several values need a quantifier; without one IAM promises nothing
      case ONE ->
          carried.size() == 1 ? compare(operator, wanted, carried.getFirst()) : Holds.UNKNOWN;
    };
  }

  /// One of the wanted values is enough; a negated operator wants none of them.
  private static Holds compare(Operator operator, List<String> wanted, String value) {
    Holds found = Holds.any(wanted, pattern -> matches(operator.comparison(), pattern, value));
    return operator.negates() ? found.not() : found;
  }

  private static Holds matches(String comparison, String pattern, String value) {
    if (pattern.contains("${")) {
      // a policy variable, which only IAM can fill in
      return Holds.UNKNOWN;
    }
    return switch (comparison) {
      case "stringequals", "stringnotequals" -> Holds.of(pattern.equals(value));
      case "stringequalsignorecase", "stringnotequalsignorecase" ->
          Holds.of(pattern.equalsIgnoreCase(value));
      case "stringlike", "stringnotlike" -> Holds.of(Selector.wildcard(pattern, value));
      default -> arnMatches(pattern, value);
    };
  }

  /// Each of the six parts by itself, wildcards allowed, for all four operators on ARNs.
  private static Holds arnMatches(String pattern, String value) {
    List<String> wanted = List.of(pattern.split(":", 6));
    List<String> parts = List.of(value.split(":", 6));
    if (wanted.size() < 6 || parts.size() < 6) {
      return Holds.UNKNOWN;
    }
    for (int i = 0; i < 6; i++) {
      if (!Selector.wildcard(wanted.get(i), parts.get(i))) {
        return Holds.NO;
      }
    }
    return Holds.YES;
  }
}
