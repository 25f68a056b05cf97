package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.awsauth.AwsAuth;
import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.catalogue.Verdict.Unsure;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import java.util.Optional;

/// What `aws-auth` says about one principal, whether or not the cluster asks it.
sealed interface MappingState {
  record NoConfigMap() implements MappingState {}

  record None() implements MappingState {}

  /// The key that should hold it was lost as a whole (fact 7).
  record Unparsable(AwsAuth.Problem problem) implements MappingState {}

  /// Meant for it, but written with the role's path, which never matches (fact 3).
  record WithPath(Mapping mapping) implements MappingState {}

  record Found(Mapping mapping) implements MappingState {}

  record Hidden(Unsure why) implements MappingState {}

  static MappingState of(Facts facts, String callerArn) {
    return switch (AwsAuth.of(facts)) {
      case Fact.Known<AwsAuth>(AwsAuth awsAuth) -> in(awsAuth, callerArn);
      case Fact.Absent<AwsAuth>() -> new NoConfigMap();
      case Fact.Unseen<AwsAuth>(var why, var missing) ->
          new Hidden(Verdicts.unseen(new FactKey.AwsAuth().what(), why, missing));
    };
  }

  private static MappingState in(AwsAuth awsAuth, String callerArn) {
    Optional<Mapping> found = awsAuth.find(callerArn);
    if (found.isPresent()) {
      return new Found(found.get());
    }
    boolean user = Arn.parse(callerArn).filter(Arn::isUser).isPresent();
    Optional<AwsAuth.Problem> lost = awsAuth.lost(user ? AwsAuth.USERS : AwsAuth.ROLES);
    if (lost.isPresent()) {
      return new Unparsable(lost.get());
    }
    Optional<Mapping> withPath = awsAuth.findWithPath(callerArn);
    if (withPath.isPresent()) {
      return new WithPath(withPath.get());
    }
    return new None();
  }
}
