package io.github.eksauth.checks.awsauth;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AwsAuthTest {
  private static final String ADMIN = "arn:aws:iam::111122223333:role/Admin";

  private static AwsAuth mapRoles(String text) {
    return AwsAuth.parse(Map.of("mapRoles", text));
  }

  @Test
  void an_item_as_everybody_writes_it() {
    AwsAuth awsAuth =
        mapRoles(
            """
            # people
            - rolearn: arn:aws:iam::111122223333:role/Admin
              username: admin:{{SessionName}}
              groups:
              - system:masters
              - viewers
            """);

    assertThat(awsAuth.problems()).isEmpty();
    assertThat(awsAuth.find("arn:aws:sts::111122223333:assumed-role/Admin/jane"))
        .contains(
            new Mapping(
                "mapRoles",
                2,
                ADMIN,
                "admin:{{SessionName}}",
                List.of("system:masters", "viewers"),
                true));
  }

  @Test
  void json_is_yaml() {
    assertThat(mapRoles("[{\"rolearn\": \"" + ADMIN + "\", \"groups\": [\"a\"]}]").find(ADMIN))
        .hasValueSatisfying(item -> assertThat(item.groups()).containsExactly("a"));
  }

  @Test
  void arns_and_field_names_are_compared_without_case() {
    assertThat(mapRoles("- RoleARN: ARN:AWS:iam::111122223333:ROLE/admin\n").find(ADMIN))
        .isPresent();
  }

  @Test
  void of_two_spellings_of_a_field_the_alphabetically_later_wins() {
    assertThat(
            mapRoles("- rolearn: " + ADMIN + "\n  username: low\n  Username: high\n").find(ADMIN))
        .map(Mapping::username)
        .contains("low");
  }

  @Test
  void an_equal_field_written_twice_counts_as_written_last() {
    assertThat(mapRoles("- rolearn: x\n  rolearn: " + ADMIN + "\n").find(ADMIN)).isPresent();
  }

  @Test
  void the_last_duplicate_wins_and_groups_are_not_merged() {
    AwsAuth awsAuth =
        mapRoles(
            """
            - {rolearn: "arn:aws:iam::111122223333:role/Admin", username: a, groups: [system:masters]}
            - {rolearn: "arn:aws:iam::111122223333:role/ADMIN", username: b, groups: [viewers]}
            """);

    assertThat(awsAuth.find(ADMIN)).map(Mapping::groups).contains(List.of("viewers"));
    assertThat(awsAuth.duplicates()).singleElement().satisfies(same -> assertThat(same).hasSize(2));
  }

  @Test
  void a_role_with_a_path_never_matches_but_is_found_as_such() {
    AwsAuth awsAuth = mapRoles("- rolearn: arn:aws:iam::111122223333:role/team/Admin\n");

    assertThat(awsAuth.find(ADMIN)).isEmpty();
    assertThat(awsAuth.findWithPath("arn:aws:sts::111122223333:assumed-role/Admin/jane"))
        .isPresent();
  }

  @Test
  void a_user_keeps_its_path() {
    AwsAuth awsAuth =
        AwsAuth.parse(Map.of("mapUsers", "- userarn: arn:aws:iam::111122223333:user/team/jane\n"));

    assertThat(awsAuth.find("arn:aws:iam::111122223333:user/team/jane")).isPresent();
    assertThat(awsAuth.find("arn:aws:iam::111122223333:user/jane")).isEmpty();
  }

  @Test
  void a_role_in_map_users_is_found_after_map_roles() {
    AwsAuth awsAuth =
        AwsAuth.parse(
            Map.of(
                "mapUsers", "- {userarn: '" + ADMIN + "', username: u}\n",
                "mapRoles", "- {rolearn: '" + ADMIN + "', username: r}\n"));

    assertThat(awsAuth.find(ADMIN)).map(Mapping::username).contains("r");
  }

  @Test
  void groups_as_a_text_keep_the_item_without_groups() {
    AwsAuth awsAuth = mapRoles("- rolearn: " + ADMIN + "\n  groups: system:masters\n");

    assertThat(awsAuth.find(ADMIN))
        .hasValueSatisfying(item -> {
          assertThat(item.groups()).isEmpty();
          assertThat(item.groupsAreList()).isFalse();
        });
    assertThat(awsAuth.problems())
        .singleElement()
        .satisfies(problem -> assertThat(problem.dropsKey()).isFalse())
        .satisfies(problem -> assertThat(problem.line()).isEqualTo(2));
  }

  @ParameterizedTest
  @ValueSource(strings = {"yes", "123", "1_000", "0x1f", "1.5", "on", "True", ".inf"})
  void a_username_that_yaml_takes_for_no_text_is_empty(String value) {
    assertThat(mapRoles("- rolearn: " + ADMIN + "\n  username: " + value + "\n").find(ADMIN))
        .map(Mapping::username)
        .contains("");
    assertThat(mapRoles("- rolearn: " + ADMIN + "\n  username: \"" + value + "\"\n").find(ADMIN))
        .map(Mapping::username)
        .contains(value);
  }

  @Test
  void items_without_an_arn_are_skipped_one_by_one() {
    AwsAuth awsAuth = mapRoles("- username: nobody\n- just a text\n-\n- rolearn: " + ADMIN + "\n");

    assertThat(awsAuth.roles()).hasSize(1);
    assertThat(awsAuth.problems()).hasSize(3).noneMatch(AwsAuth.Problem::dropsKey);
  }

  @Test
  void an_sso_item_matches_nothing() {
    assertThat(mapRoles("- sso: {permissionSetName: Dev, accountID: '111122223333'}\n").roles())
        .isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "`- rolearn: a\n   username: b\n`|2",
        "`- rolearn: a\n\tusername: b\n`|2",
        "`- rolearn: a\n  username: {{SessionName}}\n`|2",
        "`- rolearn: a\n- groups: [x\n`|3",
        "`- rolearn: a\nusername: b\n`|2",
        "`- rolearn: *nowhere\n`|1",
        "`rolearn: a\n`|1",
        "`just text`|1",
        "`- &a [*a]\n`|1",
      })
  void text_that_loses_the_whole_key_is_told_with_its_line(String text, int line) {
    AwsAuth awsAuth =
        AwsAuth.parse(
            Map.of("mapRoles", text, "mapUsers", "- userarn: arn:aws:iam::1:user/jane\n"));

    assertThat(awsAuth.roles()).isEmpty();
    assertThat(awsAuth.users()).hasSize(1);
    assertThat(awsAuth.lost("mapRoles"))
        .hasValueSatisfying(problem -> assertThat(problem.line()).isEqualTo(line));
    assertThat(awsAuth.lost("mapUsers")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(strings = {"", "  \n", "\"\"", "''", "``", "# nothing\n", "[]", "null", "---\n"})
  void nothing_is_nothing(String text) {
    AwsAuth awsAuth = mapRoles(text);

    assertThat(awsAuth.roles()).isEmpty();
    assertThat(awsAuth.problems()).isEmpty();
  }

  @Test
  void only_the_first_document_counts() {
    assertThat(mapRoles("- rolearn: " + ADMIN + "\n---\n- rolearn: other\n").roles()).hasSize(1);
  }

  @Test
  void anchors_and_merges_work() {
    AwsAuth awsAuth =
        mapRoles(
            """
            - &node
              rolearn: arn:aws:iam::111122223333:role/a
              groups: &groups [system:nodes]
            - <<: *node
              rolearn: arn:aws:iam::111122223333:role/Admin
            """);

    assertThat(awsAuth.find(ADMIN)).map(Mapping::groups).contains(List.of("system:nodes"));
  }

  @Test
  void accounts_need_no_quotes() {
    assertThat(
            AwsAuth.parse(Map.of("mapAccounts", "- 011122223333\n- \"444455556666\"\n")).accounts())
        .containsExactlyInAnyOrder("011122223333", "444455556666");
  }
}
