package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentMap;
import software.amazon.awssdk.auth.credentials.AwsCredentials;
import software.amazon.awssdk.http.SdkHttpMethod;
import software.amazon.awssdk.http.SdkHttpRequest;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4FamilyHttpSigner;
import software.amazon.awssdk.http.auth.aws.signer.AwsV4HttpSigner;
import software.amazon.awssdk.http.auth.spi.signer.HttpSigner;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;

/// Bearer tokens for API servers (fact 1): a signed request "who am I" to STS, which the cluster's
/// authenticator will send. It must name STS's real host whatever address we use ourselves, since
/// the authenticator talks to no other; and it signs the cluster's name, so that it opens no other
/// cluster.
final class Tokens {
  /// The authenticator takes a token for 15 minutes after it was signed, whatever the URL says.
  private static final Duration LIFE = Duration.ofMinutes(14);

  private static final Duration EXPIRES = Duration.ofSeconds(60);

  private final Credentials credentials;
  private final Region region;
  private final Clock clock;
  private final ConcurrentMap<String, EksToken> kept = new ConcurrentHashMap<>();

  Tokens(Credentials credentials, Region region, Clock clock) {
    this.credentials = credentials;
    this.region = region;
    this.clock = clock;
  }

  Fact<EksToken> token(String clusterName) {
    EksToken earlier = kept.get(clusterName);
    if (earlier != null && clock.instant().isBefore(earlier.expiresAt())) {
      return Fact.known(earlier);
    }
    Optional<Fact<EksToken>> wrong = ClusterName.problem(clusterName).map(Fact::unseen);
    if (wrong.isPresent()) {
      return wrong.get();
    }
    try {
      AwsCredentials identity = credentials.resolveCredentials();
      Instant now = clock.instant();
      Instant end = now.plus(LIFE);
      Instant expiresAt =
          identity.expirationTime().filter(earliest -> earliest.isBefore(end)).orElse(end);
      if (!now.isBefore(expiresAt)) {
        return Fact.unseen(
            "the AWS credentials have expired; get new ones, with aws sso login or from whoever"
                + " gave them out");
      }
      EksToken made = new EksToken(sign(clusterName, identity), expiresAt);
      kept.put(clusterName, made);
      return Fact.known(made);
    } catch (NoCredentials nobody) {
      return AwsFailure.of(nobody, AwsFailure.Asked.plainly("sts:GetCallerIdentity"));
    }
  }

  private String sign(String clusterName, AwsCredentials identity) {
    SdkHttpRequest unsigned =
        SdkHttpRequest.builder()
            .method(SdkHttpMethod.GET)
            .uri(
                URI.create(
                    "https://sts."
                        + region.id()
                        + "."
                        + PartitionMetadata.of(region).dnsSuffix()
                        + "/?Action=GetCallerIdentity&Version=2011-06-15"))
            .putHeader("x-k8s-aws-id", clusterName)
            .build();
    SdkHttpRequest signed =
        AwsV4HttpSigner.create()
            .sign(request ->
                request
                    .identity(identity)
                    .request(unsigned)
                    .putProperty(AwsV4FamilyHttpSigner.SERVICE_SIGNING_NAME, "sts")
                    .putProperty(AwsV4HttpSigner.REGION_NAME, region.id())
                    .putProperty(
                        AwsV4FamilyHttpSigner.AUTH_LOCATION,
                        AwsV4FamilyHttpSigner.AuthLocation.QUERY_STRING)
                    .putProperty(AwsV4FamilyHttpSigner.EXPIRATION_DURATION, EXPIRES)
                    .putProperty(HttpSigner.SIGNING_CLOCK, clock))
            .request();
    return "k8s-aws-v1."
        + Base64.getUrlEncoder()
            .withoutPadding()
            .encodeToString(signed.getUri().toString().getBytes(StandardCharsets.UTF_8));
  }
}
