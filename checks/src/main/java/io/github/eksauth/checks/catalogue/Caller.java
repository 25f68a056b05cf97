package io.github.eksauth.checks.catalogue;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.awsauth.AwsAuth;
import io.github.eksauth.checks.awsauth.Mapping;
import io.github.eksauth.checks.fact.ClusterInfo;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.fact.IamRole;
import java.util.List;
import java.util.Optional;

/// The identity that the question is about, as the cluster sees it (fact 2).
record Caller(Arn arn) {
  /// Empty when none is named, or the name is no ARN that a caller can have.
  static Optional<Caller> in(Focus focus) {
    return focus.callerArn().flatMap(Arn::parse).flatMap(Arn::canonical).map(Caller::new);
  }

  /// Under which names policies may know it. The path of a role takes IAM; a user's ARN has it.
  Admission.Who who(Facts facts, ClusterInfo cluster, Focus focus) {
    Optional<String> trueArn =
        !arn.isRole() || arn.hasPath()
            ? Optional.of(arn.toString())
            : Roles.inAccountOf(cluster, arn)
                ? facts.get(Roles.key(arn.toString())).ifKnown().map(IamRole::arn)
                : Optional.empty();
    return new Admission.Who(focus.callerArn().orElse(arn.toString()), arn, trueArn);
  }

  EntryState entry(Facts facts, ClusterInfo cluster) {
    return EntryState.ofCaller(facts, cluster, arn);
  }

  /// What `aws-auth` maps it to, `mapAccounts` included, which gives an account's principals their
  /// ARN as username and no groups.
  MappingState mapping(Facts facts) {
    MappingState state = MappingState.of(facts, arn.toString());
    boolean byAccount =
        !(state instanceof MappingState.Found)
            && AwsAuth.of(facts)
                .ifKnown()
                .filter(awsAuth -> awsAuth.accounts().contains(arn.account()))
                .isPresent();
    return byAccount
        ? new MappingState.Found(
            new Mapping(AwsAuth.ACCOUNTS, 1, arn.toString(), arn.toString(), List.of(), true))
        : state;
  }
}
