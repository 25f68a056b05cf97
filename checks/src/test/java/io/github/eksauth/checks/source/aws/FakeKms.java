package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.TrustPolicyJson;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/// KMS, for keys and their policies.
final class FakeKms extends FakeJson {
  private final FakeAccount account;

  FakeKms(FakeAccount account) {
    super("kms");
    this.account = account;
  }

  @Override
  JsonNode answer(JsonNode request, String action) {
    String arn = request.path("KeyId").stringValue();
    ObjectNode out = FakeEks.JSON.objectNode();
    if (action.equals("kms:DescribeKey")) {
      var key = read(new FactKey.KmsKeyOf(arn), action);
      out.putObject("KeyMetadata")
          .put("KeyId", arn.substring(arn.lastIndexOf('/') + 1))
          .put("Arn", key.arn())
          .put("KeyState", key.state())
          .put("KeyManager", key.manager());
    } else {
      out.put(
          "Policy",
          TrustPolicyJson.write(read(new FactKey.KmsKeyPolicyOf(arn), action)).toString());
    }
    return out;
  }

  private <T> T read(FactKey<T> key, String action) {
    return account.value(
        account.any(key),
        action,
        this,
        () -> new FakeAws.Refusal(400, "NotFoundException", "Key does not exist"));
  }
}
