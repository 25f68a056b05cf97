package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.KmsKey;
import io.github.eksauth.checks.fact.TrustPolicy;
import java.util.function.Function;
import software.amazon.awssdk.awscore.exception.AwsServiceException;
import software.amazon.awssdk.services.kms.KmsClient;

/// What KMS knows about the key that Secrets are encrypted with.
final class KmsReads {
  private static final Function<AwsServiceException, Service.Meaning> ABSENT =
      Service.absentOn("NotFoundException");

  private final Service<KmsClient> kms;

  KmsReads(Service<KmsClient> kms) {
    this.kms = kms;
  }

  Fact<KmsKey> key(String arn) {
    return kms.ask(
            "kms:DescribeKey",
            ABSENT,
            (client, limits) ->
                client.describeKey(request -> request.keyId(arn).overrideConfiguration(limits)))
        .map(answer ->
            new KmsKey(
                Wire.text(answer.keyMetadata().arn()),
                Wire.text(answer.keyMetadata().keyStateAsString()),
                Wire.text(answer.keyMetadata().keyManagerAsString())));
  }

  Fact<TrustPolicy> policy(String arn) {
    return kms.ask(
            "kms:GetKeyPolicy",
            ABSENT,
            (client, limits) ->
                client.getKeyPolicy(request ->
                    // every key has one policy, of this name
                    request.keyId(arn).policyName("default").overrideConfiguration(limits)))
        .then(
            answer -> PolicyDocument.trust("the policy of key " + arn, Wire.text(answer.policy())));
  }
}
