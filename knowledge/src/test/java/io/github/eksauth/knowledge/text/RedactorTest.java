package io.github.eksauth.knowledge.text;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

final class RedactorTest {
  /// Put together here, so that no scanner takes this file for a leak.
  private static final String KEY_ID = "AKIA" + "IOSFODNN7EXAMPLE";

  private static final String SECRET = "wJalrXUtnFEMI/K7MDENG/bPxRfiCYEXAMPLEKEY";
  private static final String JWT = "eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJhZG1pbiJ9.c2lnbmF0dXJl";

  @Test
  void an_access_key_id_is_replaced() {
    assertThat(pasted("using " + KEY_ID + " from the environment"))
        .isEqualTo("using [redacted access key id] from the environment");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "aws_secret_access_key = " + SECRET,
        "export AWS_SECRET_ACCESS_KEY=" + SECRET,
        "\"SecretAccessKey\": \"" + SECRET + "\"",
        "\\\"SecretAccessKey\\\":\\\"" + SECRET + "\\\"",
        "AWS_SESSION_TOKEN='" + SECRET + "'",
        "client-key-data: " + SECRET,
        "certificate-authority-data: " + SECRET,
        "password: " + SECRET
      })
  void a_secret_is_replaced_wherever_its_name_stands_before_it(String line) {
    assertThat(pasted(line)).doesNotContain("wJalr").contains("[redacted]");
  }

  @Test
  void an_eks_token_is_replaced() {
    assertThat(pasted("token: k8s-aws-v1.aHR0cHM6Ly9zdHMudXMtZWFzdC0x_LWE and more"))
        .isEqualTo("token: [redacted EKS token] and more");
  }

  @Test
  void a_jwt_is_replaced() {
    assertThat(pasted("{\"token\":\"" + JWT + "\"}")).isEqualTo("{\"token\":\"[redacted JWT]\"}");
  }

  @Test
  void a_pem_block_is_replaced_as_a_whole() {
    String pem =
        """
        before
        -----BEGIN RSA PRIVATE KEY-----
        MIIEpAIBAAKCAQEA-7bq
        -----END RSA PRIVATE KEY-----
        after
        """;

    assertThat(pasted(pem)).isEqualTo("before\n[redacted RSA PRIVATE KEY]\nafter\n");
  }

  @Test
  void a_pem_block_that_was_cut_off_is_replaced_too() {
    assertThat(pasted("-----BEGIN PRIVATE KEY-----\nMIIEpAIBAAKCAQEA"))
        .isEqualTo("[redacted PRIVATE KEY]");
  }

  @Test
  void what_follows_a_pem_block_that_was_cut_off_can_still_be_read() {
    String key = "MIIEpAIBAAKCAQEA7bqLkGm0T4bq2Zt9ZkqYy0cVb1Xw3uJr5oPqRsTuVwXyZaBc";

    assertThat(
            pasted(
                "-----BEGIN PRIVATE KEY-----\n"
                    + key
                    + "\n"
                    + key
                    + "\nerror: You must be logged in"))
        .isEqualTo("[redacted PRIVATE KEY]\nerror: You must be logged in");
  }

  @Test
  void a_key_in_a_json_string_is_replaced_with_its_headers() {
    assertThat(
            pasted(
                "\"-----BEGIN RSA PRIVATE KEY-----\\nProc-Type: 4,ENCRYPTED\\n\\nMIIEpAIBAAKCAQEA7bq\\nabc=\\n-----END RSA PRIVATE KEY-----\\n\""))
        .isEqualTo("\"[redacted RSA PRIVATE KEY]\\n\"");
  }

  @Test
  void a_presigned_url_keeps_its_address_and_loses_what_opens_it() {
    String url =
        "https://sts.amazonaws.com/?Action=GetCallerIdentity&X-Amz-Credential="
            + KEY_ID
            + "%2F20260101&X-Amz-Security-Token=IQoJb3JpZ2lu&X-Amz-Signature=0123abcd&X-Amz-Date=1";

    assertThat(pasted(url))
        .startsWith("https://sts.amazonaws.com/?Action=GetCallerIdentity&")
        .endsWith("&X-Amz-Signature=[redacted]&X-Amz-Date=1")
        .doesNotContain("AKIA", "IQoJ", "0123abcd");
  }

  @Test
  void a_presigned_url_in_a_json_log_is_redacted_although_its_ampersands_are_escaped() {
    String url = "{\"url\":\"https://sts.amazonaws.com/?a=1\\u0026X-Amz-Signature=0123abcd\"}";

    assertThat(pasted(url))
        .isEqualTo("{\"url\":\"https://sts.amazonaws.com/?a=1\\u0026X-Amz-Signature=[redacted]\"}");
  }

  @Test
  void a_session_token_in_a_header_is_replaced() {
    assertThat(pasted("X-Amz-Security-Token: IQoJb3JpZ2luX2Vj\nhost: x"))
        .isEqualTo("X-Amz-Security-Token: [redacted]\nhost: x");
  }

  @ParameterizedTest
  @ValueSource(strings = {"\\n", "\\t", "\u001B[31m", "[31m"})
  void a_secret_behind_an_escape_is_replaced(String escape) {
    assertThat(pasted("x" + escape + KEY_ID)).doesNotContain("AKIA");
    assertThat(pasted("x" + escape + JWT)).doesNotContain("eyJ");
  }

  @Test
  void an_authorization_header_is_replaced_to_the_end_of_its_line() {
    assertThat(pasted("Authorization: Bearer abc def\nnext"))
        .isEqualTo("Authorization: Bearer [redacted]\nnext");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "password = var.db_password",
        "password: null",
        "arn:aws:iam::111122223333:role/eks-fargate-pods",
        "the password is wrong"
      })
  void what_is_no_secret_stays(String line) {
    assertThat(pasted(line)).isEqualTo(line);
  }

  @Test
  void redacting_twice_changes_nothing() {
    String text =
        "password: " + SECRET + "\ntoken " + JWT + " " + KEY_ID + " k8s-aws-v1.abcdefgh12345678";

    assertThat(pasted(pasted(text))).isEqualTo(pasted(text));
  }

  private static String pasted(String text) {
    return new Paste(text).text();
  }
}
