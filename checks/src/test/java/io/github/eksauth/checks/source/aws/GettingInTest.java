package io.github.eksauth.checks.source.aws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.OwnIdentity;
import io.github.eksauth.checks.fact.Permission;
import java.io.IOException;
import java.net.URI;
import java.net.URLDecoder;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.Collectors;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class GettingInTest {
  private static final String READER = "arn:aws:iam::111122223333:role/eks-reader";

  private static AwsAccess.Settings assuming(Optional<String> externalId) {
    return new AwsAccess.Settings(
        Optional.empty(),
        Optional.empty(),
        Optional.of(new AwsAccess.AssumeRole(READER, externalId, "eks-auth-bot")),
        Duration.ofSeconds(60),
        20);
  }

  private static AwsAccess.Settings in(String region, String profile) {
    return new AwsAccess.Settings(
        Optional.of(region).filter(it -> !it.isEmpty()),
        Optional.of(profile).filter(it -> !it.isEmpty()),
        Optional.empty(),
        Duration.ofSeconds(60),
        20);
  }

  @Test
  void a_role_is_assumed_with_its_external_id_and_session_name_and_used_everywhere() {
    try (var open =
        Opened.on(
            FakeAws.serving(RichCluster.snapshot()).trusting(READER, Optional.of("shared-secret")),
            assuming(Optional.of("shared-secret")))) {
      assertThat(open.access().ourselves())
          .isEqualTo(
              Fact.known(
                  new OwnIdentity(
                      "arn:aws:sts::111122223333:assumed-role/eks-reader/eks-auth-bot",
                      "111122223333",
                      "AROAFAKE:eks-auth-bot")));
      assertThat(open.read(new FactKey.NodeGroups())).isInstanceOf(Fact.Known.class);
      assertThat(open.read(new FactKey.User("ann+lee"))).isInstanceOf(Fact.Known.class);
      assertThat(open.aws().calls("sts:AssumeRole")).isEqualTo(1);
      assertThat(url(open.access().token("payments"))).contains("X-Amz-Security-Token=token-of");
    }
  }

  @Test
  void a_role_that_does_not_let_us_in_is_named_with_the_permission() {
    try (var open =
        Opened.on(
            FakeAws.serving(RichCluster.snapshot()).trusting(READER, Optional.of("shared-secret")),
            assuming(Optional.of("a-guess")))) {
      Fact<?> fact = open.read(new FactKey.NodeGroups());

      assertThat(fact).isInstanceOf(Fact.Unseen.class);
      var unseen = (Fact.Unseen<?>) fact;
      assertThat(unseen.why())
          .startsWith("the role " + READER + " could not be assumed: AccessDenied: ")
          .doesNotContain("a-guess");
      assertThat(unseen.missing()).isEqualTo(Set.of(new Permission.Iam("sts:AssumeRole")));
      assertThat(open.access().token("payments")).isInstanceOf(Fact.Unseen.class);
    }
  }

  @Test
  void a_pod_gets_in_with_its_web_identity(@TempDir Path folder) throws IOException {
    Path token = Files.writeString(folder.resolve("token"), "a.web.token");
    try (var aws = FakeAws.serving(RichCluster.snapshot()).trusting(READER, Optional.empty())) {
      var environment = new HashMap<>(aws.environment());
      environment.remove("AWS_ACCESS_KEY_ID");
      environment.put("AWS_ROLE_ARN", READER);
      environment.put("AWS_WEB_IDENTITY_TOKEN_FILE", token.toString());
      try (var access = AwsAccess.open(Opened.PATIENT, environment)) {
        assertThat(access.ourselves().map(OwnIdentity::arn))
            .isEqualTo(Fact.known("arn:aws:sts::111122223333:assumed-role/eks-reader/eks-auth"));
      }
    }
  }

  @Test
  void a_profile_gives_region_and_credentials(@TempDir Path folder) throws IOException {
    try (var aws = FakeAws.serving(RichCluster.snapshot())) {
      Map<String, String> environment = profiles(aws, folder);

      try (var access = AwsAccess.open(in("", "work"), environment)) {
        assertThat(access.region()).isEqualTo(Fact.known("eu-west-1"));
        assertThat(access.ourselves()).isInstanceOf(Fact.Known.class);
      }
      environment.put("AWS_PROFILE", "work");
      try (var access = AwsAccess.open(Opened.PATIENT, environment)) {
        assertThat(access.ourselves()).isInstanceOf(Fact.Known.class);
      }
    }
  }

  @Test
  void trouble_with_a_profile_says_what_to_do(@TempDir Path folder) throws IOException {
    try (var aws = FakeAws.serving(RichCluster.snapshot())) {
      Map<String, String> environment = profiles(aws, folder);

      assertThat(trouble(in("eu-west-1", "wrok"), environment))
          .isEqualTo(
              "there is no AWS profile \"wrok\"; aws configure list-profiles shows which there"
                  + " are");
      assertThat(trouble(in("eu-west-1", "sso"), environment))
          .isEqualTo(
              "the SSO session of profile \"sso\" has expired or was never started; run aws sso"
                  + " login --profile sso");
      assertThat(trouble(in("eu-west-1", "empty"), environment))
          .startsWith("the AWS profile \"empty\" gave no credentials: ");
    }
  }

  private static Map<String, String> profiles(FakeAws aws, Path folder) throws IOException {
    Path config =
        Files.writeString(
            folder.resolve("config"),
            """
            [profile work]
            region = eu-west-1
            aws_access_key_id = %s
            aws_secret_access_key = %s

            [profile empty]
            output = json

            [profile sso]
            sso_session = corp
            sso_account_id = 111122223333
            sso_role_name = Reader

            [sso-session corp]
            sso_region = eu-west-1
            sso_start_url = https://corp.example/start
            """
                .formatted(FakeAccount.KEY_ID, FakeAccount.SECRET));
    var environment = new HashMap<>(aws.environment());
    environment.keySet().removeIf(name -> name.contains("KEY") || name.equals("AWS_REGION"));
    environment.put("AWS_CONFIG_FILE", config.toString());
    return environment;
  }

  private static String trouble(AwsAccess.Settings settings, Map<String, String> environment) {
    try (var access = AwsAccess.open(settings, environment)) {
      Fact<?> fact = access.ourselves();
      assertThat(fact).isInstanceOf(Fact.Unseen.class);
      assertThat((Object) access.token("payments")).isEqualTo(fact);
      return ((Fact.Unseen<?>) fact).why();
    }
  }

  @Test
  void without_credentials_it_says_what_to_set() {
    try (var aws = FakeAws.serving(RichCluster.snapshot())) {
      var environment = new HashMap<>(aws.environment());
      environment.remove("AWS_ACCESS_KEY_ID");
      assertThat(trouble(Opened.PATIENT, environment))
          .startsWith("no AWS credentials were found; set AWS_PROFILE, or AWS_ACCESS_KEY_ID");

      environment.put("AWS_ACCESS_KEY_ID", "AKIA1");
      environment.remove("AWS_SECRET_ACCESS_KEY");
      assertThat(trouble(Opened.PATIENT, environment))
          .isEqualTo(
              "AWS_ACCESS_KEY_ID is set, but AWS_SECRET_ACCESS_KEY is not; set both, or neither");
    }
  }

  @Test
  void a_key_that_nobody_knows_is_refused() {
    try (var aws = FakeAws.serving(RichCluster.snapshot())) {
      var environment = new HashMap<>(aws.environment());
      environment.put("AWS_ACCESS_KEY_ID", "AKIASOMEBODYELSESKEY");
      try (var access = AwsAccess.open(Opened.PATIENT, environment)) {
        assertThat(((Fact.Unseen<?>) access.ourselves()).why())
            .startsWith("AWS does not know the access key (InvalidClientTokenId)");
      }
    }
  }

  @Test
  void the_region_is_taken_from_the_setting_then_the_environment() {
    var environment = new HashMap<String, String>();
    environment.put("AWS_EC2_METADATA_DISABLED", "true");
    environment.put("AWS_CONFIG_FILE", "/there/is/no/config");
    environment.put("AWS_SHARED_CREDENTIALS_FILE", "/there/are/no/credentials");
    assertThat(region("", environment))
        .isEqualTo(
            Fact.unseen(
                "no AWS region is set; set AWS_REGION, give the profile a region, or use"
                    + " --region"));
    environment.put("AWS_DEFAULT_REGION", "eu-central-1");
    assertThat(region("", environment)).isEqualTo(Fact.known("eu-central-1"));
    environment.put("AWS_REGION", "eu-north-1");
    assertThat(region("", environment)).isEqualTo(Fact.known("eu-north-1"));
    assertThat(region("cn-north-1", environment)).isEqualTo(Fact.known("cn-north-1"));
    assertThat(region("eu-west-1.evil.example/", environment))
        .isEqualTo(
            Fact.unseen(
                "\"eu-west-1.evil.example/\" is not an AWS region; write one such as eu-west-1"));
  }

  private static Fact<String> region(String setting, Map<String, String> environment) {
    try (var access = AwsAccess.open(in(setting, ""), environment)) {
      Fact<String> region = access.region();
      if (region instanceof Fact.Unseen<String>(String why, Set<Permission> _)) {
        assertThat(access.cluster("payments").read(new FactKey.Cluster()))
            .isEqualTo(Fact.unseen(why));
        assertThat(access.clusterNames()).isEqualTo(Fact.unseen(why));
      }
      return region;
    }
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, sts.eu-west-1.amazonaws.com",
    "us-east-1, sts.us-east-1.amazonaws.com",
    "us-gov-west-1, sts.us-gov-west-1.amazonaws.com",
    "cn-northwest-1, sts.cn-northwest-1.amazonaws.com.cn",
  })
  void a_token_is_what_the_authenticator_takes(String region, String host) throws Exception {
    try (var aws = FakeAws.serving(RichCluster.snapshot());
        var access = AwsAccess.open(in(region, ""), aws.environment())) {
      Fact<EksToken> token = access.token("payments");
      URI url = URI.create(url(token));
      Map<String, String> query = query(url);

      assertThat(url.getScheme() + "://" + url.getAuthority() + url.getPath())
          .isEqualTo("https://" + host + "/");
      assertThat(query)
          .containsEntry("Action", "GetCallerIdentity")
          .containsEntry("Version", "2011-06-15")
          .containsEntry("X-Amz-Algorithm", "AWS4-HMAC-SHA256")
          .containsEntry("X-Amz-Expires", "60")
          .containsEntry("X-Amz-SignedHeaders", "host;x-k8s-aws-id");
      // the authenticator refuses a URL with any other parameter
      assertThat(query)
          .containsOnlyKeys(
              "Action",
              "Version",
              "X-Amz-Algorithm",
              "X-Amz-Credential",
              "X-Amz-Date",
              "X-Amz-Expires",
              "X-Amz-SignedHeaders",
              "X-Amz-Signature");
      assertThat(query.get("X-Amz-Credential"))
          .matches(FakeAccount.KEY_ID + "/\\d{8}/" + region + "/sts/aws4_request");
      assertThat(query.get("X-Amz-Signature")).isEqualTo(signature(url, "payments"));
      assertThat(token.toString()).doesNotContain("k8s-aws-v1");
      assertThat(aws.calls()).isEmpty();
    }
  }

  @Test
  void a_token_is_kept_until_shortly_before_it_ends() {
    var now = new AtomicReference<>(Instant.parse("2026-11-20T09:00:00Z"));
    Clock clock = InstantSource.system().withZone(ZoneOffset.UTC);
    Clock fixed =
        new Clock() {
          @Override
          public ZoneOffset getZone() {
            return ZoneOffset.UTC;
          }

          @Override
          public Clock withZone(java.time.ZoneId zone) {
            return clock;
          }

          @Override
          public Instant instant() {
            return now.get();
          }
        };
    try (var aws = FakeAws.serving(RichCluster.snapshot());
        var access = AwsAccess.open(Opened.PATIENT, aws.environment(), fixed)) {
      EksToken first = access.token("payments").ifKnown().orElseThrow();
      assertThat(first.expiresAt()).isEqualTo("2026-11-20T09:14:00Z");

      now.set(Instant.parse("2026-11-20T09:13:59Z"));
      assertThat(access.token("payments")).isEqualTo(Fact.known(first));
      assertThat(access.token("ledger")).isNotEqualTo(Fact.known(first));

      now.set(Instant.parse("2026-11-20T09:14:00Z"));
      EksToken second = access.token("payments").ifKnown().orElseThrow();
      assertThat(second.token()).isNotEqualTo(first.token());
      assertThat(second.expiresAt()).isEqualTo("2026-11-20T09:28:00Z");
    }
  }

  @ParameterizedTest
  @CsvSource({
    "eu-west-1, us-east-1, https://iam.amazonaws.com",
    "cn-north-1, cn-north-1, https://iam.cn-north-1.amazonaws.com.cn",
    "us-gov-east-1, us-gov-west-1, https://iam.us-gov.amazonaws.com",
  })
  void iam_is_asked_in_the_home_of_the_partition(String region, String home, String endpoint) {
    var in = software.amazon.awssdk.regions.Region.of(region);

    assertThat(AwsSession.homeOfIam(in).id()).isEqualTo(home);
    assertThat(
            software.amazon.awssdk.services.iam.endpoints.IamEndpointProvider.defaultProvider()
                .resolveEndpoint(it -> it.region(AwsSession.homeOfIam(in)))
                .join()
                .endpointUrl()
                .toUri()
                .toString())
        .isEqualTo(endpoint);
  }

  @Test
  void nothing_is_asked_of_a_closed_access() {
    try (var aws = FakeAws.serving(RichCluster.snapshot())) {
      AwsAccess access = AwsAccess.open(Opened.PATIENT, aws.environment());
      access.close();

      assertThatThrownBy(access::ourselves).isInstanceOf(IllegalStateException.class);
    }
  }

  private static String url(Fact<EksToken> token) {
    String text = token.ifKnown().orElseThrow().token();
    assertThat(text).startsWith("k8s-aws-v1.").doesNotContain("=");
    return new String(
        Base64.getUrlDecoder().decode(text.substring("k8s-aws-v1.".length())),
        StandardCharsets.UTF_8);
  }

  private static Map<String, String> query(URI url) {
    return Arrays.stream(url.getRawQuery().split("&", -1))
        .map(pair -> pair.split("=", 2))
        .collect(
            Collectors.toMap(
                pair -> pair[0], pair -> URLDecoder.decode(pair[1], StandardCharsets.UTF_8)));
  }

  /// The signature as STS computes it.
  ///
  /// See https://docs.aws.amazon.com/IAM/latest/UserGuide/reference_sigv-create-signed-request.html
  private static String signature(URI url, String cluster) throws Exception {
    var sorted = new TreeMap<>(query(url));
    String[] scope = sorted.getOrDefault("X-Amz-Credential", "").split("/", 2);
    sorted.remove("X-Amz-Signature");
    String canonical =
        "GET\n/\n"
            + sorted.entrySet().stream()
                .map(entry ->
                    entry.getKey()
                        + "="
                        + URLEncoder.encode(entry.getValue(), StandardCharsets.UTF_8))
                .collect(Collectors.joining("&"))
            + "\nhost:"
            + url.getHost()
            + "\nx-k8s-aws-id:"
            + cluster
            + "\n\nhost;x-k8s-aws-id\n"
            + sha256("");
    String toSign =
        "AWS4-HMAC-SHA256\n"
            + sorted.get("X-Amz-Date")
            + "\n"
            + scope[1]
            + "\n"
            + sha256(canonical);
    byte[] key = ("AWS4" + FakeAccount.SECRET).getBytes(StandardCharsets.UTF_8);
    for (String part : scope[1].split("/", -1)) {
      key = hmac(key, part);
    }
    return HexFormat.of().formatHex(hmac(key, toSign));
  }

  private static byte[] hmac(byte[] key, String text) throws Exception {
    Mac mac = Mac.getInstance("HmacSHA256");
    mac.init(new SecretKeySpec(key, "HmacSHA256"));
    return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String sha256(String text) throws Exception {
    return HexFormat.of()
        .formatHex(
            MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
  }
}
