package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.TargetRoleChecksTest.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.ControlPlaneChecksTest.Described;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.KmsKey;
import io.github.eksauth.checks.fact.TrustPolicy;
import io.github.eksauth.checks.fact.TrustPolicy.Condition;
import io.github.eksauth.checks.fact.TrustPolicy.Statement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyChecksTest {
  private static final String KEY =
      "arn:aws:kms:eu-west-1:111122223333:key/0f0f0f0f-0000-1111-2222-333333333333";
  private static final FactKey.KmsKeyPolicyOf POLICY = new FactKey.KmsKeyPolicyOf(KEY);
  private static final String ADMITS = "kms-key-admits-caller";
  private static final String USABLE = "kms-key-usable";
  private static final Focus CI =
      Focus.none().withCaller("arn:aws:sts::111122223333:assumed-role/ci/run-7");

  private static TestCluster encrypted() {
    return Described.usual().kmsKey(KEY).in(configMap());
  }

  private static Verdict admits(Statement... statements) {
    return encrypted().known(POLICY, new TrustPolicy(List.of(statements))).judge(ADMITS, CI);
  }

  @Test
  void a_policy_that_names_the_caller_admits_it() {
    healthy(admits(allow("AWS", "arn:aws:iam::111122223333:role/ci")), "kms:PutKeyPolicy");
  }

  @Test
  void a_policy_that_names_the_account_leaves_it_to_iam() {
    healthy(admits(allow("AWS", "arn:aws:iam::111122223333:root")), "IAM policies");
  }

  @Test
  void a_policy_that_names_others_refuses_the_caller() {
    broken(admits(allow("AWS", "arn:aws:iam::111122223333:role/somebody")), "does not allow");
    broken(admits(allow("AWS", "AIDAABCDEFGHIJKLMNOPQ")), "deleted");
    broken(
        admits(
            allow("AWS", "arn:aws:iam::111122223333:root"),
            statement("Deny", "AWS", "arn:aws:iam::111122223333:role/ci")),
        "denies");
  }

  @Test
  void a_condition_that_cannot_be_seen_is_unsure() {
    unsure(
        admits(
            allow(
                "AWS",
                "*",
                new Condition("StringEquals", "kms:CallerAccount", List.of("111122223333")),
                new Condition(
                    "StringEquals", "kms:ViaService", List.of("eks.eu-west-1.amazonaws.com")))),
        "kms:ViaService");
  }

  @Test
  void the_action_that_was_refused_is_the_one_that_counts() {
    var onlyDescribe =
        new Statement(
            "Allow",
            Map.of("AWS", List.of("arn:aws:iam::111122223333:role/ci")),
            false,
            List.of("kms:Describe*"),
            false,
            List.of());
    var cluster = encrypted().known(POLICY, new TrustPolicy(List.of(onlyDescribe)));

    healthy(cluster.judge(ADMITS, CI.with(Subject.ACTION, "kms:DescribeKey")));
    broken(cluster.judge(ADMITS, CI.with(Subject.ACTION, "kms:CreateGrant")), "kms:CreateGrant");
    broken(cluster.judge(ADMITS, CI.with(Subject.ACTION, "eks:CreateCluster")), "PutKeyPolicy");
  }

  @Test
  void the_key_that_the_question_names_comes_before_the_clusters() {
    String other = KEY.replace("333333333333", "444444444444");
    healthy(
        encrypted()
            .known(
                new FactKey.KmsKeyPolicyOf(other),
                new TrustPolicy(List.of(allow("AWS", "arn:aws:iam::111122223333:role/ci"))))
            .judge(ADMITS, CI.with(Subject.KMS_KEY, other)),
        other);
  }

  @Test
  void a_policy_that_may_not_be_read_is_unsure() {
    lacks(encrypted().denied(POLICY).judge(ADMITS, CI), "kms:GetKeyPolicy");
  }

  @Test
  void without_key_or_caller_nothing_is_judged() {
    notApplicable(api().judge(ADMITS, CI), "KMS key");
    notApplicable(encrypted().judge(ADMITS), "no caller");
    notApplicable(api().judge(USABLE), "KMS key");
  }

  @Test
  void a_recording_that_does_not_tell_of_keys_is_unsure() {
    unsure(Described.usual().endpoint(false, false).in(configMap()).judge(USABLE), "not recorded");
  }

  @Test
  void an_enabled_key_is_usable() {
    healthy(
        encrypted()
            .known(new FactKey.KmsKeyOf(KEY), new KmsKey(KEY, "Enabled", "CUSTOMER"))
            .judge(USABLE));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Disabled", "PendingDeletion", "Unavailable"})
  void a_key_in_another_state_is_not(String state) {
    broken(
        encrypted().known(new FactKey.KmsKeyOf(KEY), new KmsKey(KEY, state, "")).judge(USABLE),
        state);
  }

  @Test
  void a_key_that_is_gone_or_not_readable() {
    broken(encrypted().absent(new FactKey.KmsKeyOf(KEY)).judge(USABLE), "no key");
    lacks(encrypted().denied(new FactKey.KmsKeyOf(KEY)).judge(USABLE), "kms:DescribeKey");
    unsure(
        encrypted().known(new FactKey.KmsKeyOf(KEY), new KmsKey(KEY, "Updating", "")).judge(USABLE),
        "Updating");
  }
}
