package io.github.eksauth.checks.catalogue;

import static io.github.eksauth.checks.TestCluster.*;
import static io.github.eksauth.checks.catalogue.VerdictAssert.*;
import static org.assertj.core.api.Assertions.assertThat;

import io.github.eksauth.checks.TestCluster;
import io.github.eksauth.checks.catalogue.Focus.Subject;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.IamUser;
import io.github.eksauth.checks.fact.TrailEvent;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class NamedPrincipalChecksTest {
  private static final String SSO =
      "arn:aws:iam::111122223333:role/aws-reserved/sso.amazonaws.com/eu-west-1/AWSReservedSSO_Dev_1a2b";
  private static final String BARE = "arn:aws:iam::111122223333:role/AWSReservedSSO_Dev_1a2b";
  private static final FactKey.Role KEY = new FactKey.Role("AWSReservedSSO_Dev_1a2b");

  private static Focus names(String arn) {
    return Focus.none().with(Subject.PRINCIPAL, arn);
  }

  static TrailEvent event(String name, Instant time, String by, String agent, String principal) {
    return new TrailEvent(
        name, Optional.of(time), by, agent, "", "", Map.of("principalArn", principal));
  }

  @Nested
  class InIam {
    @Test
    void a_role_that_is_there_exists_whatever_path_the_text_gives_it() {
      var cluster = api().role(SSO, MONDAY);
      healthy(cluster.judge("named-principal-exists", names(SSO)));
      healthy(cluster.judge("named-principal-exists", names(BARE)), SSO);
    }

    @Test
    void a_path_that_is_missing_makes_another_arn() {
      var cluster = api().role(SSO, MONDAY);
      healthy(cluster.judge("named-principal-arn-true", names(SSO)));
      broken(cluster.judge("named-principal-arn-true", names(BARE)), "IAM knows it as " + SSO);
      notApplicable(
          cluster.judge(
              "named-principal-arn-true",
              names("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Dev_1a2b/jane")),
          "session");
    }

    @Test
    void a_user_is_looked_up_too() {
      String jane = "arn:aws:iam::111122223333:user/jane";
      var key = new FactKey.User("jane");
      var known =
          api()
              .known(
                  key,
                  new IamUser("jane", jane.replace("user/", "user/ops/"), "", Optional.empty()));

      healthy(known.judge("named-principal-exists", names(jane)));
      broken(known.judge("named-principal-arn-true", names(jane)), "user/ops/jane");
      broken(api().absent(key).judge("named-principal-exists", names(jane)));
      lacks(api().denied(key).judge("named-principal-exists", names(jane)), "iam:GetUser");
    }

    @Test
    void who_is_not_there_is_broken_once() {
      broken(api().absent(KEY).judge("named-principal-exists", names(SSO)), "does not exist");
      notApplicable(api().absent(KEY).judge("named-principal-arn-true", names(SSO)));
    }

    @Test
    void who_may_not_be_read_or_is_elsewhere_is_unsure() {
      lacks(api().denied(KEY).judge("named-principal-exists", names(SSO)), "iam:GetRole");
      lacks(api().denied(KEY).judge("named-principal-arn-true", names(SSO)), "iam:GetRole");
      unsure(
          api()
              .role(SSO, MONDAY)
              .judge("named-principal-exists", names(SSO.replace("111122223333", "444455556666"))),
          "not in the account");
    }

    @ParameterizedTest
    @ValueSource(
        strings = {
          "arn:aws:iam::111122223333:instance-profile/nodes",
          "arn:aws:iam::111122223333:group/admins",
          "role/dev"
        })
    void what_is_no_principal_is_unsure(String said) {
      unsure(api().judge("named-principal-exists", names(said)), said);
    }

    @Test
    void a_text_without_principal_is_not_judged() {
      notApplicable(api().judge("named-principal-exists"), "no principal");
    }
  }

  @Nested
  class Entry {
    @Test
    void an_entry_of_that_arn_is_one() {
      healthy(
          api()
              .role(SSO, MONDAY)
              .entry(SSO, "STANDARD", FRIDAY)
              .judge("named-principal-entry", names(SSO)),
          "STANDARD");
    }

    @Test
    void an_entry_of_another_spelling_leaves_it_open() {
      unsure(
          api()
              .role(SSO, MONDAY)
              .entry(SSO, "STANDARD", FRIDAY)
              .judge("named-principal-entry", names(BARE)),
          SSO);
    }

    @Test
    void an_entry_that_is_missing_is_broken_and_names_who_deleted_it() {
      broken(api().judge("named-principal-entry", names(SSO)), "has no access entry");
      broken(
          api()
              .known(
                  new FactKey.TrailEventsOf("DeleteAccessEntry"),
                  List.of(
                      event(
                          "DeleteAccessEntry",
                          FRIDAY,
                          "arn:aws:iam::111122223333:role/pipeline",
                          "APN/1.0 HashiCorp/1.0 Terraform/1.9.5",
                          SSO.replace(":", "%3A").replace("/", "%2F"))))
              .judge("named-principal-entry", names(SSO)),
          "role/pipeline deleted its access entry at 2026-11-20 09:12 UTC with terraform");
    }

    @Test
    void a_deletion_that_failed_or_of_somebody_else_is_not_told() {
      var failed =
          new TrailEvent(
              "DeleteAccessEntry",
              Optional.of(FRIDAY),
              "arn:aws:iam::111122223333:role/pipeline",
              "",
              "AccessDenied",
              "",
              Map.of("principalArn", SSO));
      var other = event("DeleteAccessEntry", FRIDAY, "x", "", ADMIN_ROLE);
      Verdict verdict =
          api()
              .known(new FactKey.TrailEventsOf("DeleteAccessEntry"), List.of(failed, other))
              .judge("named-principal-entry", names(SSO));

      broken(verdict);
      assertThat(verdict.because().en()).doesNotContain("CloudTrail");
    }

    @Test
    void entries_that_may_not_be_read_are_unsure() {
      lacks(
          api()
              .denied(new FactKey.AccessEntries())
              .denied(new FactKey.AccessEntryOf(SSO))
              .judge("named-principal-entry", names(SSO)),
          "eks:DescribeAccessEntry");
    }

    @Test
    void a_config_map_cluster_has_no_entries() {
      for (String check :
          List.of(
              "named-principal-entry",
              "named-principal-entry-current",
              "named-principal-entry-type",
              "entry-made-by-hand")) {
        notApplicable(configMap().judge(check, names(SSO)), "CONFIG_MAP");
      }
    }

    @Test
    void an_entry_older_than_its_principal_is_stale() {
      var cluster = api().entry(SSO, "STANDARD", MONDAY);
      broken(
          cluster.role(SSO, FRIDAY).judge("named-principal-entry-current", names(BARE)),
          "recreated");
      healthy(cluster.role(SSO, MONDAY).judge("named-principal-entry-current", names(SSO)));
      lacks(cluster.denied(KEY).judge("named-principal-entry-current", names(SSO)), "iam:GetRole");
      notApplicable(api().judge("named-principal-entry-current", names(SSO)), "no access entry");
    }

    @Test
    void a_node_type_is_not_standard() {
      broken(
          api()
              .role(NODE_ROLE, MONDAY)
              .entry(NODE_ROLE, "EC2_LINUX", FRIDAY)
              .judge("named-principal-entry-type", names(NODE_ROLE)),
          "EC2_LINUX");
      healthy(
          api()
              .role(SSO, MONDAY)
              .entry(SSO, "STANDARD", FRIDAY)
              .judge("named-principal-entry-type", names(SSO)));
      lacks(
          api()
              .entry(SSO, "STANDARD", FRIDAY)
              .denied(new FactKey.AccessEntryOf(SSO))
              .judge("named-principal-entry-type", names(SSO)),
          "eks:DescribeAccessEntry");
      notApplicable(api().judge("named-principal-entry-type", names(SSO)), "no access entry");
    }
  }

  @Nested
  class NodeRole {
    private static final String CHECK = "named-principal-not-a-node-role";

    @Test
    void the_role_of_a_node_group_or_profile_is_one() {
      var cluster = TestCluster.healthy(AuthenticationMode.API);
      broken(cluster.judge(CHECK, names(NODE_ROLE)), "node group workers");
      broken(cluster.judge(CHECK, names(FARGATE_ROLE)), "Fargate profile apps");
      healthy(cluster.judge(CHECK, names(ADMIN_ROLE)));
    }

    @Test
    void what_may_not_be_read_is_unsure_unless_the_rest_is_enough() {
      var cluster = api().nodeGroup("workers", NODE_ROLE).denied(new FactKey.FargateProfiles());
      broken(cluster.judge(CHECK, names(NODE_ROLE)));
      lacks(cluster.judge(CHECK, names(ADMIN_ROLE)), "eks:ListFargateProfiles");
      lacks(
          api().denied(new FactKey.NodeGroups()).judge(CHECK, names(ADMIN_ROLE)),
          "eks:ListNodegroups");
    }

    @Test
    void without_principal_nothing_is_judged() {
      notApplicable(api().judge(CHECK), "no principal");
    }
  }

  @Nested
  class MadeByHand {
    private static final String CHECK = "entry-made-by-hand";
    private static final FactKey.TrailEventsOf CREATED =
        new FactKey.TrailEventsOf("CreateAccessEntry");

    private static TestCluster entry() {
      return api().role(NODE_ROLE, MONDAY).entry(NODE_ROLE, "EC2_LINUX", FRIDAY);
    }

    private static TrailEvent created(Instant time, String by, String agent) {
      return event("CreateAccessEntry", time, by, agent, NODE_ROLE);
    }

    @Test
    void whoever_called_made_it() {
      healthy(
          entry()
              .known(
                  CREATED,
                  List.of(
                      created(
                          FRIDAY.plusSeconds(2),
                          "arn:aws:sts::111122223333:assumed-role/pipeline/run-1",
                          "aws-cli/2.17.0 md/awscrt")))
              .judge(CHECK, names(NODE_ROLE)),
          "assumed-role/pipeline/run-1 made",
          "2026-11-20 09:12 UTC",
          "aws-cli");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "arn:aws:sts::111122223333:assumed-role/pipeline/run-1"})
    void what_came_from_eks_was_made_by_it_on_whosever_behalf(String by) {
      broken(
          entry()
              .known(CREATED, List.of(created(FRIDAY, by, "eks.amazonaws.com")))
              .judge(CHECK, names(NODE_ROLE)),
          "EKS itself");
    }

    @Test
    void the_creation_of_an_earlier_entry_proves_nothing() {
      unsure(
          entry()
              .known(
                  CREATED,
                  List.of(created(FRIDAY.minus(Duration.ofDays(2)), "arn:x", "kubectl/v1")))
              .judge(CHECK, names(NODE_ROLE)),
          "90 days");
      unsure(entry().known(CREATED, List.of()).judge(CHECK, names(NODE_ROLE)), "90 days");
    }

    @Test
    void a_trail_that_may_not_be_read_is_unsure() {
      lacks(entry().denied(CREATED).judge(CHECK, names(NODE_ROLE)), "cloudtrail:LookupEvents");
    }

    @Test
    void without_an_entry_nothing_was_made() {
      notApplicable(api().judge(CHECK, names(NODE_ROLE)), "no access entry");
    }
  }

  @Nested
  class Policy {
    private static final String VIEW = "arn:aws:eks::aws:cluster-access-policy/AmazonEKSViewPolicy";
    private static final FactKey.AccessPolicyCatalogue CATALOGUE =
        new FactKey.AccessPolicyCatalogue();

    private static Focus policy(String arn) {
      return Focus.none().with(Subject.ACCESS_POLICY, arn);
    }

    @Test
    void only_what_eks_lists_exists() {
      var cluster = api().known(CATALOGUE, List.of(VIEW));
      healthy(cluster.judge("access-policy-exists", policy(VIEW)));
      broken(
          cluster.judge("access-policy-exists", policy(VIEW.replace("View", "Reader"))),
          "it offers AmazonEKSViewPolicy");
      broken(cluster.judge("access-policy-exists", policy(VIEW.replace("aws:eks", "aws-cn:eks"))));
      lacks(
          cluster.denied(CATALOGUE).judge("access-policy-exists", policy(VIEW)),
          "eks:ListAccessPolicies");
      notApplicable(cluster.judge("access-policy-exists"), "no access policy");
    }
  }
}
