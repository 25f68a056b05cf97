package io.github.eksauth.checks.source.aws;

import io.github.eksauth.checks.fact.Fact;
import io.github.eksauth.checks.fact.OwnIdentity;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.function.Supplier;
import software.amazon.awssdk.auth.credentials.AnonymousCredentialsProvider;
import software.amazon.awssdk.auth.credentials.AwsCredentialsProvider;
import software.amazon.awssdk.awscore.client.builder.AwsClientBuilder;
import software.amazon.awssdk.awscore.client.builder.AwsSyncClientBuilder;
import software.amazon.awssdk.awscore.retry.AwsRetryStrategy;
import software.amazon.awssdk.core.SdkClient;
import software.amazon.awssdk.core.client.config.ClientOverrideConfiguration;
import software.amazon.awssdk.core.client.config.SdkAdvancedClientOption;
import software.amazon.awssdk.http.SdkHttpClient;
import software.amazon.awssdk.http.apache5.Apache5HttpClient;
import software.amazon.awssdk.regions.PartitionMetadata;
import software.amazon.awssdk.regions.Region;
import software.amazon.awssdk.retries.AdaptiveRetryStrategy;
import software.amazon.awssdk.retries.api.BackoffStrategy;
import software.amazon.awssdk.services.cloudtrail.CloudTrailClient;
import software.amazon.awssdk.services.cloudwatchlogs.CloudWatchLogsClient;
import software.amazon.awssdk.services.ec2.Ec2Client;
import software.amazon.awssdk.services.eks.EksClient;
import software.amazon.awssdk.services.eks.model.Cluster;
import software.amazon.awssdk.services.eks.model.DescribeClusterResponse;
import software.amazon.awssdk.services.eks.model.ListClustersResponse;
import software.amazon.awssdk.services.iam.IamClient;
import software.amazon.awssdk.services.kms.KmsClient;
import software.amazon.awssdk.services.sts.StsClient;

/// Everything that one identity in one region needs: its services, and what is shared between the
/// clusters that are looked at.
final class AwsSession implements AutoCloseable {
  /// How long a DescribeCluster serves others: a run asks for the cluster in many places at once.
  private static final Duration SHARED = Duration.ofSeconds(10);

  /// CloudTrail takes two lookups a second and no more.
  private static final int TRAIL_AT_ONCE = 2;

  private final Surroundings surroundings;
  private final Region region;
  private final Clock clock;
  private final Lazily<SdkHttpClient> http = new Lazily<>(this::makeHttp, SdkHttpClient::close);
  private final Lazily<ScheduledExecutorService> timer =
      new Lazily<>(AwsSession::makeTimer, ScheduledExecutorService::shutdownNow);
  private final Lazily<StsClient> stsOfNobody;
  private final Lazily<StsClient> stsOfOurselves;
  private final Credentials ourselves;
  private final Credentials credentials;
  private final Tokens tokens;

  private final Service<EksClient> eks;
  private final Service<IamClient> iam;
  private final Service<StsClient> sts;
  private final Service<Ec2Client> ec2;
  private final Service<KmsClient> kms;
  private final Service<CloudTrailClient> trail;
  private final Service<CloudWatchLogsClient> logs;

  private final Shared<String, Cluster> clusters;
  private final Network network;

  AwsSession(Surroundings surroundings, Region region, Clock clock) {
    this.surroundings = surroundings;
    this.region = region;
    this.clock = clock;
    this.stsOfNobody =
        new Lazily<>(
            () -> client(StsClient.builder(), "STS", region, AnonymousCredentialsProvider.create()),
            StsClient::close);
    this.ourselves = Credentials.ofSurroundings(surroundings, stsOfNobody::get);
    this.stsOfOurselves =
        new Lazily<>(() -> client(StsClient.builder(), "STS", region, ourselves), StsClient::close);
    this.credentials =
        surroundings
            .settings()
            .assume()
            .map(role -> Credentials.ofRole(role, stsOfOurselves::get))
            .orElse(ourselves);
    this.tokens = new Tokens(credentials, region, clock);

    Region home = homeOfIam(region);
    int most = surroundings.settings().mostAtOnce();
    eks = service("EKS", most, () -> client(EksClient.builder(), "EKS", region, credentials));
    iam = service("IAM", most, () -> client(IamClient.builder(), "IAM", home, credentials));
    sts = service("STS", most, () -> client(StsClient.builder(), "STS", region, credentials));
    ec2 = service("EC2", most, () -> client(Ec2Client.builder(), "EC2", region, credentials));
    kms = service("KMS", most, () -> client(KmsClient.builder(), "KMS", region, credentials));
    trail =
        service(
            "CloudTrail",
            Math.min(most, TRAIL_AT_ONCE),
            () -> client(CloudTrailClient.builder(), "CloudTrail", region, credentials));
    logs =
        service(
            "CloudWatch Logs",
            most,
            () -> client(CloudWatchLogsClient.builder(), "CloudWatch Logs", region, credentials));

    clusters = new Shared<>(SHARED, this::describeCluster);
    network = new Network(ec2);
  }

  /// IAM lives in one region of each partition, and requests are signed for that one.
  static Region homeOfIam(Region region) {
    return switch (PartitionMetadata.of(region).id()) {
      case "aws" -> Region.US_EAST_1;
      case "aws-cn" -> Region.CN_NORTH_1;
      case "aws-us-gov" -> Region.US_GOV_WEST_1;
      case "aws-iso" -> Region.US_ISO_EAST_1;
      case "aws-iso-b" -> Region.US_ISOB_EAST_1;
      default -> region;
    };
  }

  Region region() {
    return region;
  }

  Clock clock() {
    return clock;
  }

  Duration callTimeout() {
    return surroundings.settings().callTimeout();
  }

  Tokens tokens() {
    return tokens;
  }

  Service<EksClient> eks() {
    return eks;
  }

  Service<IamClient> iam() {
    return iam;
  }

  Service<KmsClient> kms() {
    return kms;
  }

  Service<CloudTrailClient> trail() {
    return trail;
  }

  Service<CloudWatchLogsClient> logs() {
    return logs;
  }

  Service<Ec2Client> ec2() {
    return ec2;
  }

  Network network() {
    return network;
  }

  /// A cluster as EKS describes it; absent when the region has none of that name.
  Fact<Cluster> cluster(String name) {
    return ClusterName.problem(name)
        .<Fact<Cluster>>map(Fact::unseen)
        .orElseGet(() -> clusters.get(name));
  }

  private Fact<Cluster> describeCluster(String name) {
    return eks.ask(
            "eks:DescribeCluster",
            Service.absentOn("ResourceNotFoundException"),
            (client, limits) ->
                client.describeCluster(request -> request.name(name).overrideConfiguration(limits)))
        .map(DescribeClusterResponse::cluster);
  }

  Fact<List<String>> clusterNames() {
    return eks.pages(
        "eks:ListClusters",
        Service.alwaysThere(),
        (client, limits, token) ->
            client.listClusters(request -> request.nextToken(token).overrideConfiguration(limits)),
        ListClustersResponse::clusters,
        ListClustersResponse::nextToken);
  }

  Fact<OwnIdentity> ourselves() {
    return sts.ask(
            "sts:GetCallerIdentity",
            Service.alwaysThere(),
            (client, limits) ->
                client.getCallerIdentity(request -> request.overrideConfiguration(limits)))
        .map(answer -> new OwnIdentity(answer.arn(), answer.account(), Wire.text(answer.userId())));
  }

  private <C extends SdkClient> Service<C> service(String name, int most, Supplier<C> make) {
    return new Service<>(name, make, most, callTimeout());
  }

  private <B extends AwsClientBuilder<B, C> & AwsSyncClientBuilder<B, C>, C> C client(
      B builder, String serviceId, Region in, AwsCredentialsProvider who) {
    builder
        .region(in)
        .credentialsProvider(who)
        .httpClient(http.get())
        .overrideConfiguration(configuration());
    if (surroundings.on("AWS_USE_FIPS_ENDPOINT")) {
      builder.fipsEnabled(true);
    }
    if (surroundings.on("AWS_USE_DUALSTACK_ENDPOINT")) {
      builder.dualstackEnabled(true);
    }
    surroundings.endpoint(serviceId).ifPresent(builder::endpointOverride);
    return builder.build();
  }

  private ClientOverrideConfiguration configuration() {
    return ClientOverrideConfiguration.builder()
        .apiCallTimeout(callTimeout())
        .retryStrategy(retries())
        .scheduledExecutorService(timer.get())
        .defaultProfileFileSupplier(surroundings::profileFile)
        .defaultProfileName(surroundings.profileName())
        .putAdvancedOption(SdkAdvancedClientOption.USER_AGENT_PREFIX, "eks-auth")
        .build();
  }

  /// All waits together stay below the time of one call, so that a call that was throttled to the
  /// end can say so.
  private AdaptiveRetryStrategy retries() {
    Duration longest = least(callTimeout().dividedBy(3), Duration.ofSeconds(2));
    Duration first = least(callTimeout().dividedBy(50), Duration.ofMillis(100));
    return AwsRetryStrategy.adaptiveRetryStrategy().toBuilder()
        .maxAttempts(4)
        .treatAsThrottling(Attempts::throttled)
        .backoffStrategy(BackoffStrategy.exponentialDelay(first, longest))
        .throttlingBackoffStrategy(BackoffStrategy.exponentialDelay(first.multipliedBy(2), longest))
        .build();
  }

  private static Duration least(Duration one, Duration other) {
    return one.compareTo(other) < 0 ? one : other;
  }

  private SdkHttpClient makeHttp() {
    return Apache5HttpClient.builder()
        // the services bound themselves; the pool only must not do it before them
        .maxConnections(surroundings.settings().mostAtOnce() * 10)
        .connectionAcquisitionTimeout(callTimeout())
        .connectionTimeout(callTimeout())
        .socketTimeout(callTimeout())
        .build();
  }

  private static ScheduledExecutorService makeTimer() {
    return Executors.newSingleThreadScheduledExecutor(
        Thread.ofPlatform().daemon().name("aws-call-timer").factory());
  }

  @Override
  public void close() {
    List.of(eks, iam, sts, ec2, kms, trail, logs).forEach(Service::close);
    if (credentials != ourselves) {
      credentials.close();
    }
    ourselves.close();
    stsOfOurselves.close();
    stsOfNobody.close();
    http.close();
    timer.close();
  }
}
