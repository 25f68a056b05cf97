package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.awsauth.Arn;
import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.OwnIdentity;
import java.time.Duration;
import java.time.Instant;

/// STS: who one is, and who one becomes.
final class FakeSts extends FakeQuery {
  private final FakeAccount account;

  FakeSts(FakeAccount account) {
    super("sts");
    this.account = account;
  }

  @Override
  public String answer(FakeCall call, String action) {
    return switch (action) {
      case "sts:GetCallerIdentity" -> {
        OwnIdentity identity = identity(call);
        yield result(
            call,
            Xml.text("Arn", identity.arn()),
            Xml.text("UserId", identity.userId()),
            Xml.text("Account", identity.account()));
      }
      case "sts:AssumeRole" -> assume(call, call.parameter("ExternalId"), action);
      case "sts:AssumeRoleWithWebIdentity" -> assume(call, "", action);
      default -> throw new FakeAws.Refusal(400, "InvalidAction", "nobody taught me " + action);
    };
  }

  private OwnIdentity identity(FakeCall call) {
    return account
        .session(call)
        .map(session -> {
          Arn role = Arn.parse(session.roleArn()).orElseThrow();
          String arn =
              "arn:%s:sts::%s:assumed-role/%s/%s"
                  .formatted(
                      role.partition(), role.account(), role.lastSegment(), session.sessionName());
          return new OwnIdentity(arn, role.account(), "AROAFAKE:" + session.sessionName());
        })
        .orElseGet(() ->
            account.any(new FactKey.Ourselves())
                    instanceof Fact.Known<OwnIdentity>(OwnIdentity recorded)
                ? recorded
                : new OwnIdentity(FakeAccount.OURSELVES, account.accountId(), "AROAFAKE:test"));
  }

  private String assume(FakeCall call, String externalId, String action) {
    String role = call.parameter("RoleArn");
    if (!account.trusts(role, externalId)) {
      throw denied(action, "on " + role);
    }
    String token = "token-of-" + call.parameter("RoleSessionName");
    String keyId =
        account.open(new FakeAccount.Session(role, call.parameter("RoleSessionName"), token));
    return result(
        call,
        Xml.in(
            "Credentials",
            Xml.text("AccessKeyId", keyId),
            Xml.text("SecretAccessKey", "not-a-secret-either"),
            Xml.text("SessionToken", token),
            Xml.text("Expiration", Instant.now().plus(Duration.ofHours(1)).toString())));
  }
}
