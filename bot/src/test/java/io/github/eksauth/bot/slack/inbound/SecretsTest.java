package io.github.eksauth.bot.slack.inbound;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SecretsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "token: k8s-aws-v1.aHR0cHM6Ly9zdHMuZXUtd2VzdC0x",
        "aws_secret_access_key = wJalrXUtnFEMIK7MDENGbPxRfiCYEXAMPLEKEY",
        "AWS_SESSION_TOKEN=IQoJb3JpZ2luX2VjEXAMPLE",
        "-----BEGIN RSA PRIVATE KEY-----\nMIIEowIBAAKCAQEAexample1\n-----END RSA PRIVATE KEY-----",
        "Authorization: Bearer abcdefghijkl",
        "SLACK_BOT_TOKEN=xoxb-123456789012-abc",
        "https://sts.amazonaws.com/?X-Amz-Credential=AKIAIOSFODNN7EXAMPLE&X-Amz-Signature=abcdef",
        "password=hunter2hunter2",
        "client-key-data: LS0tLS1CRUdJTiBSU0E",
      })
  void a_key_token_or_password_is_one(String raw) {
    assertThat(Secrets.wereIn(raw)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Error: Unauthorized",
        "the access key AKIAIOSFODNN7EXAMPLE does not exist",
        "-----BEGIN CERTIFICATE-----\nMIIEowIBAAKCAQEAexample1\n-----END CERTIFICATE-----",
        "certificate-authority-data: LS0tLS1CRUdJTiBDRVJU",
        "client-certificate-data: LS0tLS1CRUdJTiBDRVJU",
        "password = (sensitive value)",
        "password: ********",
        "password=${DB_PASSWORD}",
        "Authorization: Bearer <token>",
        "password=[redacted]",
      })
  void what_opens_nothing_is_none(String raw) {
    assertThat(Secrets.wereIn(raw)).isFalse();
  }
}
