package io.github.eksauth.checks;

import io.github.eksauth.checks.catalogue.Catalogue;
import io.github.eksauth.checks.catalogue.Focus;
import io.github.eksauth.checks.catalogue.Verdict;
import io.github.eksauth.checks.fact.AccessEntry;
import io.github.eksauth.checks.fact.AuthenticationMode;
import io.github.eksauth.checks.fact.FactKey;
import io.github.eksauth.checks.fact.Facts;
import io.github.eksauth.checks.source.LiveCluster;
import io.github.eksauth.checks.source.aws.AwsAccess;
import io.github.eksauth.checks.source.aws.FakeAws;
import io.github.eksauth.checks.source.kubernetes.FakeKubernetes;
import io.github.eksauth.checks.source.snapshot.Snapshot;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// How long a look at a whole cluster takes when every call takes 50 ms, against the bound that no
/// program can beat: the longest chain of calls that need each other's answers, or the calls to one
/// service divided by how many may run at once, whichever is larger.
final class LiveRun {
  private static final Duration CALL = Duration.ofMillis(50);

  /// Cluster, list of entries, one entry, its role: no answer needs more calls before it.
  private static final int LONGEST_CHAIN = 4;

  private static final int NODE_GROUPS = 30;
  private static final int PROFILES = 20;
  private static final int RUNS = 5;
  private static final Duration DEADLINE = Duration.ofMinutes(5);

  private LiveRun() {}

  public static void main(String[] args) {
    System.out.println("| access entries | calls | bound | median | ratio | not Healthy |");
    System.out.println("|---|---|---|---|---|---|");
    for (int entries : List.of(10, 200, 2000)) {
      look(entries);
    }
    System.exit(0);
  }

  private static void look(int entries) {
    Snapshot snapshot = cluster(entries);
    AwsAccess.Settings settings =
        new AwsAccess.Settings(
            Optional.empty(),
            Optional.empty(),
            Optional.empty(),
            Duration.ofSeconds(60),
            AwsAccess.Settings.defaults().mostAtOnce());
    try (FakeKubernetes kubernetes = FakeKubernetes.serving(snapshot).latency(CALL);
        FakeAws aws =
            FakeAws.serving(snapshot)
                .latency(CALL)
                .apiServer(kubernetes.endpoint().toString(), kubernetes.caBase64());
        AwsAccess access = AwsAccess.open(settings, aws.environment())) {
      run(access);
      Map<String, Integer> before = new TreeMap<>(aws.calls());
      long[] took = new long[RUNS];
      long notHealthy = 0;
      for (int i = 0; i < RUNS; i++) {
        long start = System.nanoTime();
        notHealthy = run(access);
        took[i] = System.nanoTime() - start;
      }
      Arrays.sort(took);
      Map<String, Integer> perService = new TreeMap<>();
      aws.calls()
          .forEach((action, count) ->
              perService.merge(
                  action.substring(0, action.indexOf(':')),
                  (count - before.getOrDefault(action, 0)) / RUNS,
                  Integer::sum));
      double median = took[RUNS / 2] / 1e6;
      double bound = bound(perService, settings.mostAtOnce());
      System.out.printf(
          Locale.ROOT,
          "| %d | %s | %.0f ms | %.0f ms | %.2f | %d |%n",
          Math.max(entries, NODE_GROUPS + PROFILES + 3),
          perService,
          bound,
          median,
          median / bound,
          notHealthy);
    }
  }

  private static double bound(Map<String, Integer> perService, int atOnce) {
    int most = perService.values().stream().mapToInt(Integer::intValue).max().orElse(0);
    return CALL.toMillis() * Math.max(LONGEST_CHAIN, (double) most / atOnce);
  }

  /// One look at everything, as `check` makes it: nothing is known before.
  private static long run(AwsAccess access) {
    try (LiveCluster live = LiveCluster.of(access, "payments", Duration.ofSeconds(60))) {
      return Checkup.run(Catalogue.sweep(), new Facts(live), Focus.none(), DEADLINE).stream()
          .filter(finding ->
              finding.verdict() instanceof Verdict.Broken
                  || finding.verdict() instanceof Verdict.Unsure)
          .count();
    }
  }

  /// A healthy cluster of this size: each node group and profile has its own role, and the rest of
  /// the access entries are people's roles.
  private static Snapshot cluster(int entries) {
    TestCluster cluster = TestCluster.healthy(AuthenticationMode.API_AND_CONFIG_MAP);
    for (int i = 0; i < NODE_GROUPS; i++) {
      String role = TestCluster.NODE_ROLE + "-" + i;
      cluster
          .nodeGroup("workers-" + i, role)
          .role(role, TestCluster.MONDAY, "ec2.amazonaws.com")
          .policies(
              role,
              "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
              "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryReadOnly",
              "arn:aws:iam::aws:policy/AmazonEKS_CNI_Policy")
          .entry(role, "EC2_LINUX", TestCluster.FRIDAY);
    }
    for (int i = 0; i < PROFILES; i++) {
      String role = TestCluster.FARGATE_ROLE + "-" + i;
      cluster
          .profile("apps-" + i, role)
          .role(role, TestCluster.MONDAY)
          .policies(role, "arn:aws:iam::aws:policy/AmazonEKSFargatePodExecutionRolePolicy")
          .entry(role, "FARGATE_LINUX", TestCluster.FRIDAY);
    }
    for (int i = NODE_GROUPS + PROFILES; i < entries; i++) {
      String role = "arn:aws:iam::111122223333:role/people-" + i;
      cluster
          .role(role, TestCluster.MONDAY)
          .known(
              new FactKey.AccessEntryOf(role),
              new AccessEntry(
                  role,
                  "STANDARD",
                  "",
                  List.of("readers"),
                  Optional.of(TestCluster.FRIDAY),
                  Optional.of(TestCluster.FRIDAY)))
          .entry(role, "STANDARD", TestCluster.FRIDAY, "readers");
    }
    return cluster.snapshot();
  }
}
