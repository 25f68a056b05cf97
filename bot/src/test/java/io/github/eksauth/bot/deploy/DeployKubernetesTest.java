package io.github.eksauth.bot.deploy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.fabric8.kubernetes.api.model.ConfigMap;
import io.fabric8.kubernetes.api.model.Container;
import io.fabric8.kubernetes.api.model.EnvVar;
import io.fabric8.kubernetes.api.model.HTTPGetAction;
import io.fabric8.kubernetes.api.model.IntOrString;
import io.fabric8.kubernetes.api.model.Namespace;
import io.fabric8.kubernetes.api.model.PersistentVolumeClaim;
import io.fabric8.kubernetes.api.model.PodSecurityContext;
import io.fabric8.kubernetes.api.model.PodSpec;
import io.fabric8.kubernetes.api.model.Probe;
import io.fabric8.kubernetes.api.model.Quantity;
import io.fabric8.kubernetes.api.model.SecurityContext;
import io.fabric8.kubernetes.api.model.Service;
import io.fabric8.kubernetes.api.model.ServiceAccount;
import io.fabric8.kubernetes.api.model.Volume;
import io.fabric8.kubernetes.api.model.VolumeMount;
import io.fabric8.kubernetes.api.model.apps.Deployment;
import io.fabric8.kubernetes.api.model.apps.RollingUpdateDeployment;
import io.fabric8.kubernetes.api.model.networking.v1.HTTPIngressPath;
import io.fabric8.kubernetes.api.model.networking.v1.Ingress;
import io.fabric8.kubernetes.api.model.networking.v1.IngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicy;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyIngressRule;
import io.fabric8.kubernetes.api.model.networking.v1.NetworkPolicyPort;
import io.fabric8.kubernetes.api.model.policy.v1.PodDisruptionBudget;
import io.github.eksauth.bot.config.Config;
import io.github.eksauth.bot.config.InvalidConfig;
import io.github.eksauth.bot.config.LogForm;
import io.github.eksauth.bot.config.ServerSettings;
import io.github.eksauth.bot.config.SlackConfig.Transport;
import io.github.eksauth.bot.config.SlackSecrets;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import software.amazon.awssdk.core.SdkSystemSetting;

/// The manifests hold what their comments and our documents promise. What depends on how Kustomize
/// puts them together is looked at in the folder that `deploy/kubernetes/render.sh` filled, which
/// the system property `rendered` names.
class DeployKubernetesTest {
  private static final Path FOLDER = Path.of("..", "deploy", "kubernetes");
  private static final String SOCKET = "socket-mode";
  private static final String ALONE = "socket-mode-alone";
  private static final String HTTP = "http-several-accounts";

  private static final String LOG = "EKS_AUTH_LOG";
  private static final String BOT_TOKEN = "SLACK_BOT_TOKEN";
  private static final String APP_TOKEN = "SLACK_APP_TOKEN";
  private static final String SIGNING_SECRET = "SLACK_SIGNING_SECRET";
  private static final Pattern VARIABLE = Pattern.compile("\\$\\{([A-Za-z_][A-Za-z0-9_]*)}");

  private static final Map<String, String> EVERYTHING =
      Stream.of(BOT_TOKEN, APP_TOKEN, SIGNING_SECRET, "EKS_AUTH_EXTERNAL_ID")
          .collect(Collectors.toMap(name -> name, DeployKubernetesTest::example));

  /// How long the program takes to stop when it is busy.
  private static final Duration STOP = Duration.ofSeconds(25);

  static List<String> overlays() {
    try (Stream<Path> folders = Files.list(FOLDER.resolve("overlays"))) {
      return folders.map(folder -> folder.getFileName().toString()).sorted().toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  static List<String> overlaysOfTwo() {
    return overlays().stream().filter(overlay -> !overlay.equals(ALONE)).toList();
  }

  /// The configuration that an overlay brings.
  private static String configuration(String overlay) {
    String owner = overlay.equals(ALONE) ? SOCKET : overlay;
    return text(FOLDER.resolve("overlays").resolve(owner).resolve("eks-auth.yaml"));
  }

  private static Stream<Path> yamlFiles() throws IOException {
    List<Path> files;
    try (Stream<Path> base = Files.walk(FOLDER.resolve("base"));
        Stream<Path> overlays = Files.walk(FOLDER.resolve("overlays"))) {
      files =
          Stream.concat(base, overlays).filter(file -> file.toString().endsWith(".yaml")).toList();
    }
    return files.stream();
  }

  private static boolean isNamed(Path file, String name) {
    return file.getFileName().toString().equals(name);
  }

  private static String text(Path file) {
    try {
      return Files.readString(file);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Manifests rendered(String overlay) {
    Optional<String> folder = Optional.ofNullable(System.getProperty("rendered"));
    assumeTrue(
        folder.isPresent(), "name what deploy/kubernetes/render.sh filled: -Drendered=FOLDER");
    return Manifests.read(text(Path.of(folder.orElseThrow()).resolve(overlay + ".yaml")));
  }

  private static PodSpec pod(Manifests manifests) {
    return manifests.the(Deployment.class).getSpec().getTemplate().getSpec();
  }

  private static Container container(Manifests manifests) {
    List<Container> containers = pod(manifests).getContainers();
    assertThat(containers).hasSize(1);
    return containers.getFirst();
  }

  /// What the server is told in the pod: by the file that is mounted, and by values of the right
  /// form for what its environment names.
  private static ServerSettings settings(Manifests manifests) {
    Map<String, String> environment =
        container(manifests).getEnv().stream()
            .collect(
                Collectors.toMap(
                    EnvVar::getName,
                    variable ->
                        Optional.ofNullable(variable.getValue())
                            .orElseGet(() -> example(variable.getName()))));
    Path file = Path.of(container(manifests).getArgs().getLast());
    String text =
        manifests.the(ConfigMap.class).getData().getOrDefault(file.getFileName().toString(), "");
    return settings(text, environment);
  }

  private static String example(String variable) {
    return switch (variable) {
      case BOT_TOKEN -> "xoxb-example";
      case APP_TOKEN -> "xapp-example";
      default -> "0123456789abcdef0123456789abcdef";
    };
  }

  private static ServerSettings settings(String text, Map<String, String> environment) {
    try {
      Path folder = Files.createTempDirectory("eks-auth");
      Path file = Files.writeString(folder.resolve("eks-auth.yaml"), text);
      try {
        return ServerSettings.read(Optional.of(file), environment, folder);
      } finally {
        Files.delete(file);
        Files.delete(folder);
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<String> portsOf(NetworkPolicyIngressRule rule) {
    return rule.getPorts().stream()
        .map(NetworkPolicyPort::getPort)
        .map(IntOrString::getStrVal)
        .toList();
  }

  // ---- the files

  @Test
  void a_field_that_the_kind_does_not_have_is_refused() {
    assertThatThrownBy(() ->
            Manifests.read(
                """
                apiVersion: apps/v1
                kind: Deployment
                metadata:
                  name: eks-auth
                spec:
                  template:
                    spec:
                      containers:
                        - name: eks-auth
                          readinessProbes: {}
                """))
        .hasMessageContaining("readinessProbes");
  }

  @Test
  void every_manifest_has_only_fields_of_its_kind() throws IOException {
    assertThat(yamlFiles())
        .filteredOn(file -> !isNamed(file, "kustomization.yaml") && !isNamed(file, "eks-auth.yaml"))
        .hasSizeGreaterThan(10)
        .allSatisfy(file -> assertThat(Manifests.read(text(file)).objects()).isNotEmpty());
  }

  @Test
  void every_file_is_named_in_the_kustomization_beside_it() throws IOException {
    assertThat(yamlFiles())
        .filteredOn(file -> !isNamed(file, "kustomization.yaml"))
        .allSatisfy(file ->
            assertThat(text(file.resolveSibling("kustomization.yaml")))
                .containsPattern("(- |path: )" + Pattern.quote(file.getFileName().toString())));
  }

  @Test
  void no_file_holds_a_secret() throws IOException {
    assertThat(yamlFiles())
        .map(DeployKubernetesTest::text)
        .allSatisfy(text -> assertThat(text).doesNotContain("kind: Secret", "xoxb-", "xapp-"));
  }

  @Test
  void what_the_looked_at_clusters_grant_is_not_among_the_bots_own_manifests() throws IOException {
    assertThat(FOLDER.resolve("rbac.yaml")).exists();
    assertThat(yamlFiles())
        .map(DeployKubernetesTest::text)
        .allSatisfy(text -> assertThat(text).doesNotContain("rbac"));
  }

  @Test
  void the_version_of_the_image_is_named() {
    Map<?, ?> base =
        (Map<?, ?>)
            new Load(LoadSettings.builder().build())
                .loadFromString(text(FOLDER.resolve("base").resolve("kustomization.yaml")));

    assertThat(String.valueOf(base.get("images")))
        .matches("\\[\\{name=ghcr\\.io/eksauth/eks-auth, newTag=[0-9]+\\.[0-9]+\\.[0-9]+}]");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void the_configuration_is_one_that_the_program_takes(String overlay) {
    Config config = settings(configuration(overlay), EVERYTHING).config();

    assertThat(config.web().host()).isEqualTo("0.0.0.0");
    assertThat(config.slack().transport())
        .isEqualTo(overlay.equals(HTTP) ? Transport.HTTP : Transport.SOCKET);
    assertThat(config.slack().allow()).isNotEmpty();
  }

  @Test
  void an_external_id_that_the_environment_does_not_have_is_noticed() {
    Map<String, String> environment = new HashMap<>(EVERYTHING);
    environment.remove("EKS_AUTH_EXTERNAL_ID");

    assertThatThrownBy(() -> settings(configuration(HTTP), environment))
        .isInstanceOf(InvalidConfig.class)
        .hasMessageContaining("EKS_AUTH_EXTERNAL_ID");
  }

  @Test
  void both_ways_to_slack_have_an_overlay() {
    assertThat(overlays()).containsExactly(HTTP, SOCKET, ALONE);
  }

  // ---- the files put together

  @ParameterizedTest
  @MethodSource("overlaysOfTwo")
  void one_of_two_replicas_is_always_there(String overlay) {
    Manifests manifests = rendered(overlay);
    Deployment deployment = manifests.the(Deployment.class);
    RollingUpdateDeployment update = deployment.getSpec().getStrategy().getRollingUpdate();
    PodDisruptionBudget budget = manifests.the(PodDisruptionBudget.class);

    assertThat(deployment.getSpec().getReplicas()).isEqualTo(2);
    assertThat(deployment.getSpec().getStrategy().getType()).isEqualTo("RollingUpdate");
    assertThat(update.getMaxUnavailable()).isEqualTo(new IntOrString(0));
    assertThat(update.getMaxSurge()).isEqualTo(new IntOrString(1));
    assertThat(budget.getSpec().getMinAvailable()).isEqualTo(new IntOrString(1));
  }

  @Test
  void a_replica_that_is_alone_has_no_second_beside_it_and_may_be_evicted() {
    Manifests manifests = rendered(ALONE);
    Deployment deployment = manifests.the(Deployment.class);

    assertThat(deployment.getSpec().getReplicas()).isEqualTo(1);
    assertThat(deployment.getSpec().getStrategy().getType()).isEqualTo("Recreate");
    assertThat(deployment.getSpec().getStrategy().getRollingUpdate()).isNull();
    assertThat(manifests.any(PodDisruptionBudget.class)).isEmpty();
  }

  @Test
  void what_a_replica_that_is_alone_knows_outlives_its_pod() {
    Manifests manifests = rendered(ALONE);

    assertThat(pod(manifests).getVolumes())
        .filteredOn(volume -> volume.getName().equals("state"))
        .singleElement()
        .satisfies(volume -> {
          assertThat(volume.getEmptyDir()).isNull();
          assertThat(volume.getPersistentVolumeClaim().getClaimName())
              .isEqualTo(manifests.the(PersistentVolumeClaim.class).getMetadata().getName());
        });
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void whatever_selects_pods_selects_these(String overlay) {
    Manifests manifests = rendered(overlay);
    Deployment deployment = manifests.the(Deployment.class);
    Map<String, String> labels = deployment.getSpec().getTemplate().getMetadata().getLabels();

    assertThat(
            Stream.concat(
                Stream.concat(
                    Stream.of(
                        deployment.getSpec().getSelector().getMatchLabels(),
                        manifests
                            .the(NetworkPolicy.class)
                            .getSpec()
                            .getPodSelector()
                            .getMatchLabels(),
                        manifests.the(Service.class).getSpec().getSelector()),
                    manifests.any(PodDisruptionBudget.class).stream()
                        .map(budget -> budget.getSpec().getSelector().getMatchLabels())),
                pod(manifests).getTopologySpreadConstraints().stream()
                    .map(spread -> spread.getLabelSelector().getMatchLabels())))
        .hasSizeGreaterThanOrEqualTo(5)
        .allSatisfy(selector -> assertThat(labels).containsAllEntriesOf(selector).isNotEmpty());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void everything_is_in_the_namespace_that_admits_restricted_pods_only(String overlay) {
    Manifests manifests = rendered(overlay);
    Namespace namespace = manifests.the(Namespace.class);

    assertThat(namespace.getMetadata().getLabels())
        .containsEntry("pod-security.kubernetes.io/enforce", "restricted");
    assertThat(manifests.objects())
        .filteredOn(object -> !(object instanceof Namespace))
        .allSatisfy(object ->
            assertThat(object.getMetadata().getNamespace())
                .as(object.getKind())
                .isEqualTo(namespace.getMetadata().getName()));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void the_pod_is_a_restricted_one(String overlay) {
    PodSpec pod = pod(rendered(overlay));
    PodSecurityContext ofPod = pod.getSecurityContext();
    SecurityContext ofContainer = container(rendered(overlay)).getSecurityContext();

    assertThat(ofPod.getRunAsNonRoot()).isTrue();
    assertThat(ofPod.getRunAsUser()).isEqualTo(65532L);
    assertThat(ofPod.getRunAsGroup()).isEqualTo(65532L);
    assertThat(ofPod.getSeccompProfile().getType()).isEqualTo("RuntimeDefault");
    assertThat(ofContainer.getReadOnlyRootFilesystem()).isTrue();
    assertThat(ofContainer.getAllowPrivilegeEscalation()).isFalse();
    assertThat(ofContainer.getCapabilities().getDrop()).containsExactly("ALL");
    assertThat(ofContainer.getCapabilities().getAdd()).isEmpty();
    assertThat(pod.getVolumes())
        .allMatch(volume ->
            volume.getConfigMap() != null
                || volume.getEmptyDir() != null
                || volume.getPersistentVolumeClaim() != null);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void the_pod_gets_no_token_of_the_api_server_it_runs_under(String overlay) {
    Manifests manifests = rendered(overlay);
    ServiceAccount account = manifests.the(ServiceAccount.class);

    assertThat(pod(manifests).getServiceAccountName()).isEqualTo(account.getMetadata().getName());
    assertThat(account.getAutomountServiceAccountToken()).isFalse();
    assertThat(pod(manifests).getAutomountServiceAccountToken()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void what_is_written_goes_to_a_volume_of_limited_size(String overlay) {
    Manifests manifests = rendered(overlay);
    List<VolumeMount> writable =
        container(manifests).getVolumeMounts().stream()
            .filter(mount -> !Boolean.TRUE.equals(mount.getReadOnly()))
            .toList();

    assertThat(pod(manifests).getVolumes())
        .filteredOn(volume -> volume.getConfigMap() == null)
        .allMatch(volume ->
            volume.getPersistentVolumeClaim() != null
                || volume.getEmptyDir().getSizeLimit() != null)
        .extracting(Volume::getName)
        .containsExactlyInAnyOrderElementsOf(writable.stream().map(VolumeMount::getName).toList());
    assertThat(writable)
        .extracting(VolumeMount::getMountPath)
        .containsExactlyInAnyOrder("/tmp", settings(manifests).config().slack().state().toString());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void the_program_is_started_with_the_mounted_configuration(String overlay) {
    Manifests manifests = rendered(overlay);
    String configMap = manifests.the(ConfigMap.class).getMetadata().getName();

    List<String> mounts =
        container(manifests).getVolumeMounts().stream()
            .filter(mount ->
                pod(manifests).getVolumes().stream()
                    .filter(volume -> volume.getName().equals(mount.getName()))
                    .anyMatch(volume ->
                        volume.getConfigMap() != null
                            && volume.getConfigMap().getName().equals(configMap)))
            .map(VolumeMount::getMountPath)
            .toList();

    assertThat(mounts).hasSize(1);
    assertThat(container(manifests).getArgs())
        .containsExactly("serve", "--config", mounts.getFirst() + "/eks-auth.yaml");
    // the hash in the name: a change of the file rolls the pods
    assertThat(configMap).matches("eks-auth-[a-z0-9]+");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void every_variable_is_one_that_somebody_reads(String overlay) {
    Manifests manifests = rendered(overlay);
    String secret =
        settings(manifests).config().slack().transport() == Transport.HTTP
            ? SIGNING_SECRET
            : APP_TOKEN;
    TreeSet<String> read =
        VARIABLE
            .matcher(configuration(overlay))
            .results()
            .map(variable -> variable.group(1))
            .collect(Collectors.toCollection(TreeSet::new));
    read.addAll(
        List.of(
            BOT_TOKEN,
            secret,
            LOG,
            SdkSystemSetting.AWS_EC2_METADATA_DISABLED.environmentVariable()));

    assertThat(container(manifests).getEnv().stream().map(EnvVar::getName))
        .containsExactlyInAnyOrderElementsOf(read);
    assertThat(container(manifests).getEnvFrom()).isEmpty();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void the_server_finds_the_secrets_of_its_transport_and_no_other(String overlay) {
    SlackSecrets secrets = settings(rendered(overlay)).secrets();

    assertThat(secrets.appToken().isPresent()).isNotEqualTo(overlay.equals(HTTP));
    assertThat(secrets.signingSecret().isPresent()).isEqualTo(overlay.equals(HTTP));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void the_log_is_one_that_machines_read(String overlay) {
    assertThat(settings(rendered(overlay)).log()).isEqualTo(LogForm.JSON);
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void what_is_secret_comes_from_a_secret(String overlay) {
    assertThat(container(rendered(overlay)).getEnv())
        .filteredOn(
            variable -> !variable.getName().startsWith("AWS_") && !variable.getName().equals(LOG))
        .isNotEmpty()
        .allSatisfy(variable -> {
          assertThat(variable.getValue()).as(variable.getName()).isNull();
          assertThat(variable.getValueFrom().getSecretKeyRef().getKey())
              .isEqualTo(variable.getName());
          assertThat(variable.getValueFrom().getSecretKeyRef().getName())
              .isEqualTo(
                  variable.getName().startsWith("SLACK_") ? "eks-auth-slack" : "eks-auth-accounts");
        });
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void no_variable_of_the_service_mixes_with_our_own(String overlay) {
    assertThat(pod(rendered(overlay)).getEnableServiceLinks()).isFalse();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void all_mean_the_port_that_the_program_listens_on(String overlay) {
    Manifests manifests = rendered(overlay);
    Container container = container(manifests);
    Service service = manifests.the(Service.class);

    assertThat(container.getPorts()).hasSize(1);
    assertThat(container.getPorts().getFirst().getContainerPort())
        .isEqualTo(settings(manifests).config().web().port());
    String name = container.getPorts().getFirst().getName();
    assertThat(service.getSpec().getPorts())
        .extracting(port -> port.getTargetPort().getStrVal())
        .containsExactly(name);
    assertThat(manifests.the(NetworkPolicy.class).getSpec().getIngress())
        .allSatisfy(rule -> assertThat(portsOf(rule)).containsExactly(name));
    assertThat(
            Stream.of(
                    container.getStartupProbe(),
                    container.getReadinessProbe(),
                    container.getLivenessProbe())
                .map(Probe::getHttpGet)
                .map(HTTPGetAction::getPort))
        .allMatch(port -> port.getStrVal().equals(name));
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void a_prometheus_that_goes_by_annotations_finds_the_metrics(String overlay) {
    Manifests manifests = rendered(overlay);

    assertThat(
            manifests.the(Deployment.class).getSpec().getTemplate().getMetadata().getAnnotations())
        .containsEntry("prometheus.io/scrape", "true")
        .containsEntry("prometheus.io/path", "/metrics")
        .containsEntry(
            "prometheus.io/port",
            container(manifests).getPorts().getFirst().getContainerPort().toString());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void a_pod_that_cannot_reach_slack_gets_nothing_and_is_not_restarted(String overlay) {
    Container container = container(rendered(overlay));

    assertThat(container.getStartupProbe().getHttpGet().getPath()).isEqualTo("/healthz");
    assertThat(container.getLivenessProbe().getHttpGet().getPath()).isEqualTo("/healthz");
    assertThat(container.getReadinessProbe().getHttpGet().getPath()).isEqualTo("/readyz");
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void a_stop_has_the_time_it_takes(String overlay) {
    Manifests manifests = rendered(overlay);
    long before =
        Optional.ofNullable(container(manifests).getLifecycle())
            .map(lifecycle -> lifecycle.getPreStop().getSleep().getSeconds())
            .orElse(0L);

    assertThat(pod(manifests).getTerminationGracePeriodSeconds())
        .isGreaterThan(before + STOP.toSeconds());
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void memory_is_limited_and_cpu_is_not(String overlay) {
    Container container = container(rendered(overlay));

    assertThat(container.getResources().getRequests()).containsOnlyKeys("cpu", "memory");
    assertThat(container.getResources().getLimits()).containsOnlyKeys("memory");
    assertThat(
            Quantity.getAmountInBytes(container.getResources().getLimits().get("memory"))
                .compareTo(
                    Quantity.getAmountInBytes(
                        container.getResources().getRequests().get("memory"))))
        .isPositive();
  }

  @ParameterizedTest
  @MethodSource("overlays")
  void the_network_lets_out_names_https_and_pod_identity_only(String overlay) {
    NetworkPolicy policy = rendered(overlay).the(NetworkPolicy.class);

    assertThat(policy.getSpec().getPolicyTypes()).containsExactlyInAnyOrder("Ingress", "Egress");
    assertThat(policy.getSpec().getEgress())
        .extracting(rule ->
            rule.getPorts().stream()
                    .map(port -> port.getProtocol() + " " + port.getPort().getIntVal())
                    .toList()
                + " to "
                + rule.getTo().stream().map(to -> to.getIpBlock().getCidr()).toList())
        .containsExactlyInAnyOrder(
            "[UDP 53, TCP 53] to []",
            "[TCP 443] to []",
            "[TCP 80] to [169.254.170.23/32, fd00:ec2::23/128]");
  }

  @Test
  void over_a_socket_only_neighbours_in_the_cluster_come_in() {
    Manifests manifests = rendered(SOCKET);

    assertThat(manifests.any(Ingress.class)).isEmpty();
    assertThat(manifests.the(NetworkPolicy.class).getSpec().getIngress())
        .flatExtracting(NetworkPolicyIngressRule::getFrom)
        .isNotEmpty()
        .allMatch(from -> from.getIpBlock() == null && from.getNamespaceSelector() != null);
  }

  @Test
  void over_http_slacks_requests_come_in_by_tls_and_nothing_else_does() {
    Manifests manifests = rendered(HTTP);
    Ingress ingress = manifests.the(Ingress.class);
    List<IngressRule> rules = ingress.getSpec().getRules();

    assertThat(rules).hasSize(1);
    assertThat(ingress.getSpec().getTls())
        .flatExtracting(tls -> tls.getHosts())
        .containsExactly(rules.getFirst().getHost());
    List<HTTPIngressPath> paths = rules.getFirst().getHttp().getPaths();
    assertThat(paths)
        .extracting(path -> path.getPathType() + " " + path.getPath())
        .containsExactly("Exact /slack/events");
    assertThat(paths.getFirst().getBackend().getService().getName())
        .isEqualTo(manifests.the(Service.class).getMetadata().getName());
    assertThat(manifests.the(Service.class).getSpec().getPorts())
        .anyMatch(port ->
            port.getName().equals(paths.getFirst().getBackend().getService().getPort().getName()));
  }

  @Test
  void several_accounts_are_searched_each_with_an_external_id() {
    assertThat(settings(rendered(HTTP)).config().accounts())
        .hasSizeGreaterThan(1)
        .allMatch(account -> account.entrance().externalId().isPresent());
  }
}
